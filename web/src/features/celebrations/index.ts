import { defineFeature } from '../../shared/feature';

export { cardPath } from './card';
export { default as TodayCard } from './TodayCard.vue';

export const feature = defineFeature({
  routes: [
    {
      path: '/celebrations',
      name: 'celebrations',
      component: () => import('./CelebrationsPage.vue'),
      meta: { title: 'celebrations.title' },
    },
    {
      path: '/celebrations/reminders',
      name: 'reminders',
      component: () => import('./RemindersPage.vue'),
      meta: { title: 'celebrations.reminders.title', allowed: (permissions) => permissions.managePeople },
    },
  ],
  menu: [{ label: 'celebrations.menu', icon: 'i-lucide-cake', to: '/celebrations', order: 35 }],
});
