import ui from '@nuxt/ui/vue-plugin';
import { createPinia } from 'pinia';
import { createApp, watch } from 'vue';
import { provideApi } from './api/client';
import App from './app/App.vue';
import { i18n, showLocale } from './app/i18n';
import './app/main.css';
import { createAppRouter } from './app/router';
import { mendSelectMenus } from './app/select-menu-accessibility';
import { useSessionStore } from './shared/session/session.store';

const app = createApp(App);
app.use(createPinia());
const session = useSessionStore();
const router = createAppRouter();
const api = provideApi(app, {
  locale: () => session.locale,
  onUnauthenticated: () => {
    const here = router.currentRoute.value;
    if (!here.meta.public && here.path !== '/sign-in') void router.replace({ path: '/sign-in', query: { to: here.fullPath } });
  },
});

app.use(i18n).use(router).use(ui);
await showLocale(session.locale);
watch(
  () => session.locale,
  async (locale) => {
    await showLocale(locale);
    // Names of vocabularies come in the asked language.
    await api.refresh();
  },
);
mendSelectMenus(document);
app.mount('#app');
