/** The steps of one app: each is counted, and one that fails ends the app's run. */
export interface Walk {
  step(name: string, act: () => Promise<void>): Promise<void>;
}

export interface Walked {
  passed: number;
  failed: number;
}

/** Walks an app; what a step threw is printed with its name. */
export async function walk(app: string, through: (walk: Walk) => Promise<void>): Promise<Walked> {
  const walked = { passed: 0, failed: 0 };
  let current = 'start';
  try {
    await through({
      async step(name, act) {
        current = name;
        const started = performance.now();
        await act();
        walked.passed += 1;
        console.log(`${app}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
      },
    });
  } catch (error) {
    walked.failed += 1;
    console.error(`${app}: FAILED ${current}\n${error instanceof Error ? error.message : String(error)}`);
  }
  return walked;
}
