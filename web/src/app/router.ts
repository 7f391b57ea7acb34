import { createRouter, createWebHistory, type Router } from 'vue-router';
import { features } from './features';
import { loadMessages } from './i18n';

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...features.flatMap((feature) => feature.routes),
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue'), meta: { title: 'app.notFound.title' } },
    ],
    // A drawer that opens, or a filter, leaves the page where it is.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
  router.beforeResolve(async ({ meta }) => {
    await Promise.all([meta.messages ?? []].flat().map((folder) => loadMessages(folder)));
  });
  return router;
}
