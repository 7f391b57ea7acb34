import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    { path: '/organization', name: 'organization', component: () => import('./OrgChartPage.vue'), meta: { title: 'organization.title' } },
  ],
  menu: [{ label: 'organization.title', icon: 'i-lucide-network', to: '/organization', order: 20 }],
});
