import { fileURLToPath } from 'node:url';
import i18n from '@intlify/unplugin-vue-i18n/vite';
import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { inlineDocuments } from './inline-documents.ts';
import { namespacedParts } from './namespaced-parts.ts';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

export default defineConfig(({ command }) => ({
  // Apollo's checks and messages for developers stay out of the build.
  define: command === 'build' ? { 'globalThis.__DEV__': 'false' } : {},
  plugins: [
    inlineDocuments(),
    namespacedParts(),
    vue(),
    ui({
      ui: {
        colors: { primary: 'pine', neutral: 'mist' },
        // The kit's own paler ground under the pointer falls short of AA.
        button: {
          compoundVariants: [
            { color: 'primary', variant: 'solid', class: 'hover:bg-primary/90 active:bg-primary/90' },
            { color: 'error', variant: 'solid', class: 'hover:bg-error/90 active:bg-error/90' },
          ],
        },
      },
      // Every literal i-lucide-* name in the sources is bundled: no icon is fetched at run time.
      icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'], globExclude: ['src/gql/**'] } } },
      colorMode: false,
      // Styles of the components in use alone.
      experimental: { componentDetection: true },
      autoImport: false,
      components: { dirs: [], dts: '.generated/components.d.ts' },
    }),
    i18n({
      include: fileURLToPath(new URL('./src/**/locales/*.json', import.meta.url)),
      runtimeOnly: true,
      strictMessage: true,
      // Messages are compiled by the build.
      dropMessageCompiler: true,
    }),
  ],
  build: { target: 'es2023', assetsInlineLimit: 0, manifest: true },
  // Reading CSV files needs no library of workbooks: the worker loads its parts as modules.
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['HEARTH_WEB_PORT'] ?? 5173),
    strictPort: true,
    proxy: {
      '/graphql': { target: server, ws: true },
      '/api': server,
    },
  },
}));
