import { defineConfig } from 'vite';

// Two pages: the explorer at / and GraphiQL at /graphiql. Both load from /assets/,
// where a name carries the hash of its content and may be cached for ever.
export default defineConfig({
  // What codegen wrote for the server: the documents that the explorer names.
  publicDir: 'src/generated/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined: every script, font and image stays a file of this origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    // Monaco, the editor in GraphiQL, is one module graph of about 3 MB.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      input: { explorer: 'index.html', graphiql: 'graphiql.html' },
      // "use client" speaks to servers that render React; there is none here.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: 'es' },
  server: {
    // `npm run dev` shows the pages with live reload, in front of a running server.
    proxy: { '/graphql': 'http://127.0.0.1:8080', '/export': 'http://127.0.0.1:8080' },
  },
});
