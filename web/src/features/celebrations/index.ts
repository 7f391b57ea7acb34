import { defineAsyncComponent } from 'vue';
import { defineFeature } from '../../shared/feature';

export { cardPath } from './card';

/** Whose day it is today, where one person is looked at: on their profile, and on their own overview. */
export const TodayCard = defineAsyncComponent(() => import('./TodayCard.vue'));

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
