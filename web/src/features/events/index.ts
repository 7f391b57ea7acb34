import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    { path: '/events', name: 'events', component: () => import('./CalendarPage.vue'), meta: { title: 'events.title' } },
    {
      path: '/events/new',
      name: 'event-new',
      component: () => import('./NewEventPage.vue'),
      meta: { title: 'events.new', allowed: (permissions) => permissions.planEvents },
    },
    { path: '/events/:occurrenceId', name: 'occurrence', component: () => import('./OccurrencePage.vue'), meta: { title: 'events.title' } },
    {
      path: '/events/:occurrenceId/edit',
      name: 'event-edit',
      component: () => import('./EditEventPage.vue'),
      meta: { title: 'events.edit' },
    },
  ],
  menu: [{ label: 'events.menu', icon: 'i-lucide-calendar-days', to: '/events', order: 30 }],
});
