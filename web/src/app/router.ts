import { createRouter, createWebHistory, type Router } from 'vue-router';
import { features } from './features';

export function createAppRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      ...features.flatMap((feature) => feature.routes),
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue'), meta: { title: 'app.notFound.title' } },
    ],
    // A drawer that opens, or a filter, leaves the page where it is.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  });
}
