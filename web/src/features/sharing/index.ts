import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/sharing',
      name: 'sharing',
      component: () => import('./SharingPage.vue'),
      meta: { title: 'sharing.title', messages: 'sharing' },
    },
    {
      path: '/sharing/new',
      name: 'sharing-new',
      component: () => import('./NewSeriesPage.vue'),
      meta: { title: 'sharing.newSeries', messages: 'sharing', allowed: (permissions) => permissions.scheduleSharing },
    },
    {
      path: '/sharing/lessons',
      name: 'sharing-lessons',
      component: () => import('./LessonsPage.vue'),
      meta: { title: 'sharing.lessons', messages: 'sharing' },
    },
    {
      path: '/sharing/:sessionId',
      name: 'sharing-session',
      component: () => import('./SessionPage.vue'),
      meta: { title: 'sharing.session', messages: 'sharing' },
    },
  ],
  menu: [{ label: 'app.sharing', icon: 'i-lucide-presentation', to: '/sharing', order: 40 }],
});
