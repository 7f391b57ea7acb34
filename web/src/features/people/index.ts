import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/people',
      name: 'people',
      component: () => import('./PeoplePage.vue'),
      meta: { title: 'people.title', messages: 'directory' },
    },
    {
      path: '/people/vocabulary',
      name: 'vocabulary',
      component: () => import('./vocabulary/VocabularyPage.vue'),
      meta: { title: 'people.vocabulary', messages: 'vocabulary' },
    },
    {
      path: '/profile-settings',
      name: 'profile-settings',
      component: () => import('./ProfileSettingsPage.vue'),
      meta: { title: 'people.settings.title', messages: 'profile', allowed: (permissions) => permissions.managePeople },
    },
    {
      path: '/people/:id',
      name: 'person',
      component: () => import('./PersonPage.vue'),
      meta: { title: 'people.profile', messages: 'profile' },
    },
  ],
  menu: [
    { label: 'people.menu', icon: 'i-lucide-users', to: '/people', order: 10 },
    {
      label: 'people.settings.menu',
      icon: 'i-lucide-sliders-horizontal',
      to: '/profile-settings',
      order: 85,
      visible: (permissions) => permissions.managePeople,
    },
  ],
});
