import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/holidays',
      name: 'holidays',
      component: () => import('./HolidaysPage.vue'),
      meta: { title: 'holidays.title', messages: 'holidays' },
    },
  ],
  menu: [
    {
      label: 'app.holidays',
      icon: 'i-lucide-calendar-check',
      to: '/holidays',
      order: 70,
      visible: (permissions) => permissions.managePeople,
    },
  ],
});
