import { defineAsyncComponent } from 'vue';
import { defineFeature } from '../../shared/feature';

export { cardPath } from './card';

/** That it is somebody's day today, where one person is looked at: on their profile, and on their own overview. */
export const TodayCard = defineAsyncComponent(() => import('./TodayCard.vue'));

export const feature = defineFeature({
  routes: [
    {
      path: '/celebrations',
      name: 'celebrations',
      component: () => import('./CelebrationsPage.vue'),
      meta: { title: 'celebrations.title', messages: 'celebrations' },
    },
    {
      path: '/celebrations/reminders',
      name: 'reminders',
      component: () => import('./RemindersPage.vue'),
      meta: { title: 'celebrations.reminders.title', messages: 'celebrations', allowed: (permissions) => permissions.managePeople },
    },
  ],
  menu: [{ label: 'app.celebrations', icon: 'i-lucide-cake', to: '/celebrations', order: 35 }],
});
