import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests of one module, named by whoever starts the run. Stryker's own list of test files would do, but with it a
 * mutant in code that runs when a file is loaded is switched on too late, and then every such mutant survives.
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
    sequence: { sequencer: AsNamed },
  },
});
