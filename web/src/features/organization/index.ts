import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/organization',
      name: 'organization',
      component: () => import('./OrgChartPage.vue'),
      meta: { title: 'organization.title', messages: 'organization' },
    },
    {
      path: '/organization/plans',
      name: 'reorg-plans',
      component: () => import('./plans/PlansPage.vue'),
      meta: { title: 'plans.title', messages: ['organization', 'plans'] },
    },
    {
      path: '/organization/plans/:id',
      name: 'reorg-plan',
      component: () => import('./plans/PlanPage.vue'),
      meta: { title: 'plans.title', messages: ['organization', 'plans'] },
    },
    {
      path: '/organization/units',
      name: 'units',
      component: () => import('./units/UnitsPage.vue'),
      meta: { title: 'units.title', messages: ['organization', 'units'] },
    },
    {
      path: '/organization/units/:id',
      name: 'unit',
      component: () => import('./units/UnitPage.vue'),
      meta: { title: 'units.unit', messages: ['organization', 'units'] },
    },
  ],
  menu: [{ label: 'app.organization', icon: 'i-lucide-network', to: '/organization', order: 20 }],
});
