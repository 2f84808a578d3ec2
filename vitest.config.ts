import { defineConfig } from 'vitest/config';

// Each file that needs the events engine starts its own engine process; two at a time fit two cores.
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/src/**/*.test.tsx',
      'packages/server/test/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: ['packages/server/test/support/postgres.ts'],
    // Its findings (contrast, a table too heavy to picture) are not all mended yet; run it by name: see the file.
    exclude: process.env.RONDO_LOOK_AT_PAGES
      ? []
      : ['packages/server/test/browser/pages.test.ts', '**/node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
