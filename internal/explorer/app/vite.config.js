import { defineConfig } from 'vite';

// The page is served at /graphiql and everything it loads at /graphiql/assets/,
// where a name carries the hash of its content and may be cached for ever.
export default defineConfig({
  base: '/graphiql/',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined: every script, font and image stays a file of this origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    // Monaco, the editor, is one module graph of about 3 MB.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      // "use client" speaks to servers that render React; there is none here.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: 'es' },
  server: {
    // `npm run dev` shows the page with live reload, in front of a running server.
    proxy: { '/graphql': 'http://127.0.0.1:8080' },
  },
});
