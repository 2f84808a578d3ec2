import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from './scripts/compress-build.ts';

// `vite` on its own talks to a Rondo server that runs beside it; `RONDO_DEV_SERVER` names another one.
const server = process.env.RONDO_DEV_SERVER ?? 'http://127.0.0.1:8080';
const proxied = { target: server, changeOrigin: false };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressBuild(resolve(import.meta.dirname, 'dist'))],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Scripts and fonts are files, never data: URLs, so that the content security policy stays strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': proxied, '/v1': proxied, '^/l/': proxied },
  },
});
