import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Begins with the gates, which take longest and wait for processes they kill: at the end of a run they would leave cores
 * idle. In a fresh clone Vitest knows no durations and goes by the size of files.
 */
export class GatesFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs);
    const isGate = ({ moduleId }: TestSpecification) => moduleId.includes('/test/gates/');
    return [...sorted.filter(isGate), ...sorted.filter((spec) => !isGate(spec))];
  }
}
