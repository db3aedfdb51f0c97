/** What one part of `npm test` came to. */
export interface Outcome {
  passed: number;
  failed: number;
  /** What a person needs to see of the failures. */
  report?: string;
}

/** One part of `npm test`. A part that throws counts as failed. */
export interface Part {
  name: string;
  run: () => Promise<Outcome>;
}

/** Adds up what several checks came to. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  const reports = outcomes.map(({ report }) => report).filter((report) => report !== undefined && report !== '');
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed }) => total + failed, 0),
    report: reports.join('\n'),
  };
}
