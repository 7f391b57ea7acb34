import { createRouter, createWebHistory, type Router } from 'vue-router';
import { features } from './features';

export function createAppRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      ...features.flatMap((feature) => feature.routes),
      { path: '/:path(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue'), meta: { title: 'app.notFound.title' } },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
}
