import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    { path: '/people', name: 'people', component: () => import('./PeoplePage.vue'), meta: { title: 'people.title' } },
    { path: '/people/:id', name: 'person', component: () => import('./PersonPage.vue'), meta: { title: 'people.profile' } },
  ],
  menu: [{ label: 'people.menu', icon: 'i-lucide-users', to: '/people', order: 10 }],
});
