import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [{ path: '/', name: 'overview', component: () => import('./OverviewPage.vue'), meta: { title: 'overview.title' } }],
  menu: [{ label: 'overview.menu', icon: 'i-lucide-layout-dashboard', to: '/', order: 0 }],
});
