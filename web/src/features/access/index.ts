import { defineFeature } from '../../shared/feature';

export const feature = defineFeature({
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./SignInPage.vue'),
      meta: { title: 'access.signIn.title', messages: 'access', public: true },
    },
    {
      path: '/first-run',
      name: 'first-run',
      component: () => import('./FirstRunPage.vue'),
      meta: { title: 'access.firstRun.title', messages: 'access', public: true },
    },
    {
      path: '/accept-invitation',
      name: 'accept-invitation',
      component: () => import('./AcceptInvitationPage.vue'),
      meta: { title: 'access.invitation.title', messages: 'access', public: true },
    },
    {
      path: '/account',
      name: 'account',
      component: () => import('./AccountPage.vue'),
      meta: { title: 'access.account.title', messages: ['access', 'notices'] },
    },
    {
      path: '/settings',
      name: 'settings',
      component: () => import('./SettingsPage.vue'),
      meta: { title: 'access.settings.title', messages: 'access', allowed: (permissions) => permissions.manageAccounts },
    },
  ],
  menu: [
    { label: 'app.account', icon: 'i-lucide-key-round', to: '/account', order: 80 },
    {
      label: 'app.settings',
      icon: 'i-lucide-settings',
      to: '/settings',
      order: 90,
      visible: (permissions) => permissions.manageAccounts,
    },
  ],
});
