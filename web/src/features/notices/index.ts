import { defineAsyncComponent } from 'vue';
import { defineFeature } from '../../shared/feature';

export { default as NoticeBell } from './NoticeBell.vue';
export { provideUnread } from './unread';

/** By which ways one is told: for the page of one's account. */
export const NoticeChoicesPanel = defineAsyncComponent(() => import('./NoticeChoicesPanel.vue'));

export const feature = defineFeature({
  routes: [
    {
      path: '/notices',
      name: 'notices',
      component: () => import('./NoticesPage.vue'),
      meta: { title: 'notices.title', messages: 'notices' },
    },
  ],
  menu: [],
});
