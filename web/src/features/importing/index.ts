import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/people/import',
      name: 'people-import',
      component: () => import('./PeopleImportPage.vue'),
      meta: { title: 'importing.title', messages: 'importing', allowed: (may) => may.managePeople },
    },
    {
      path: '/organization/import',
      name: 'organization-import',
      component: () => import('./StructureImportPage.vue'),
      meta: { title: 'importing.structure.title', messages: 'importing', allowed: (may) => may.managePeople },
    },
  ],
  menu: [],
});
