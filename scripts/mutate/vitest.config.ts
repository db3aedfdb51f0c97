import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The environment names the files that are mutated, and their tests, both from the root and separated by commas. */
export const FILES = 'FLOE_MUTATE_FILES';
/**
 * Stryker's own list of test files would do, but with it a mutant in code that runs while a file is loaded is switched
 * on too late, and then every such mutant survives.
 */
export const TESTS = 'FLOE_MUTATE_TESTS';

const tests = process.env[TESTS]?.split(',') ?? [];

/** In the order they are named: what fails first ends the mutant, so the quick ones come first. */
class AsNamed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: tests,
    setupFiles: ['scripts/mutate/load.ts'],
    // The test files of one mutant share what they load; the next mutant loads it anew.
    isolate: false,
    sequence: { sequencer: AsNamed },
  },
});
