import { defineConfig } from 'vitest/config';

/**
 * The tests of one module, named by whoever starts the run. Stryker's own list of test files would do, but with it a
 * mutant in code that runs when a file is loaded is switched on too late, and then every such mutant survives.
 */
export const TESTS = 'FLOE_MUTATE_TESTS';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: process.env[TESTS]?.split(',') ?? [],
  },
});
