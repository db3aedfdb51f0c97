import { availableParallelism } from 'node:os';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.ts';
import { STYLES_ENTRY } from './scripts/styles/compile.ts';
import { floeStyles } from './scripts/styles/vite-plugin.ts';
import { GatesFirst } from './scripts/testing/gates-first.ts';

/** The kit's stylesheet, and the small one that the compile step itself is tested with. */
const stylesheets = [STYLES_ENTRY, `${import.meta.dirname}/test/package/styles/styles.css`];

/** Asked for only when a browser starts, so that node tests run on a machine without one. */
const provider = playwright({
  get launchOptions() {
    return launchOptions();
  },
  // A page that paints rarely, on a busy machine, would leave what fades in unseen.
  contextOptions: { reducedMotion: 'reduce' },
});

const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider,
  instances: [{ browser: 'chromium' as const }],
});

/** Named here, so that none of them is discovered in the middle of a run, which would reload the page under a test. */
const prebundled = [
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-dom/client',
  '@tanstack/react-query',
  '@radix-ui/react-dialog',
  '@radix-ui/react-slot',
  'uqr',
  '@openfeature/web-sdk',
];

/**
 * For the embedded database, which is WebAssembly: compiling it well takes longer than a test needs it. What tests
 * fork is started with the same.
 */
const execArgv = ['--liftoff-only'];

export default defineConfig({
  test: {
    // Files wait for browsers and processes more than they compute, so even two cores carry two of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: GatesFirst },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Files share their worker's modules: each clears up after itself, and loading anew would cost as much as the tests.
          isolate: false,
          execArgv,
          // Two cores may be shared with a browser and a compiler: a slow machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/e2e/**', 'test/engines/**'],
        },
      },
      {
        test: {
          name: 'engines',
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          include: ['test/engines/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          isolate: false,
          // They wait the most: for what they start, and for pages.
          maxWorkers: Math.max(3, availableParallelism() - 1),
          execArgv,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/prepare.ts',
        },
      },
      {
        plugins: [react(), floeStyles(stylesheets)],
        optimizeDeps: { include: [...prebundled, 'vitest-browser-react', 'axe-core'] },
        test: {
          name: 'browser',
          provide: { react: '19' },
          include: ['test/**/*.browser.test.{ts,tsx}'],
          browser: browser(),
        },
      },
      {
        plugins: [react(), floeStyles(stylesheets)],
        cacheDir: 'node_modules/.vite-react-18',
        resolve: {
          alias: [
            { find: /^react(?=$|\/)/, replacement: 'react-18' },
            { find: /^react-dom(?=$|\/)/, replacement: 'react-dom-18' },
          ],
        },
        optimizeDeps: { include: [...prebundled, 'vitest-browser-react', 'axe-core'] },
        test: {
          name: 'react-18',
          provide: { react: '18' },
          include: ['test/**/*.browser.test.{ts,tsx}'],
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps: { include: prebundled },
        // One page for all: each story is drawn by Storybook's own means, which clear up after it.
        test: { name: 'stories', isolate: false, browser: browser() },
      },
      {
        test: {
          name: 'types',
          include: [],
          // Errors of the sources themselves are `npm run typecheck`'s to report.
          typecheck: {
            enabled: true,
            only: true,
            checker: 'tsc',
            ignoreSourceErrors: true,
            include: ['test/**/*.test-d.{ts,tsx}'],
            // Only what the tests import: the rest is checked by `npm run typecheck`.
            tsconfig: './test/types/tsconfig.json',
          },
        },
      },
    ],
  },
});
