// Builds the console and the API reference page into web/dist. Owns no rule of the product.
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const root = import.meta.dirname;

export default defineConfig({
  root,
  plugins: [solid()],
  resolve: { alias: [{ find: /^zod$/, replacement: `${root}/src/forms/zod.ts` }] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Phones in the field keep browsers for years; this also lowers light-dark() in CSS.
    target: ['chrome107', 'edge107', 'firefox104', 'safari16.4'],
    sourcemap: true,
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: { console: `${root}/index.html`, docs: `${root}/docs/index.html` },
    },
  },
});
