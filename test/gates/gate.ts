/** What a gate found. */
export interface Verdict {
  /** The measured figure in words, e.g. `0 doubles in 100,000 schedules`. */
  readonly figure: string;
  readonly pass: boolean;
  /** What went wrong first, with the seed that shows it again. */
  readonly why?: string | undefined;
}

export interface GateOptions<B> {
  /** As the reliability goals name it, e.g. `G1`. */
  readonly id: string;
  /** What must hold, in one line. */
  readonly goal: (bounds: B) => string;
  /** How much is tried: little in `npm test`, the release's figure in `npm run torture`. */
  readonly bounds: { readonly test: B; readonly torture: B };
  readonly run: (bounds: B) => Promise<Verdict>;
}

/** One promise with its proof: the same code in `npm test` and in `npm run torture`, with other bounds. */
export interface Gate {
  readonly id: string;
  readonly goals: { readonly test: string; readonly torture: string };
  run(bounds: 'test' | 'torture'): Promise<Verdict>;
}

export function defineGate<B>({ id, goal, bounds, run }: GateOptions<B>): Gate {
  return {
    id,
    goals: { test: goal(bounds.test), torture: goal(bounds.torture) },
    run: (size) => run(bounds[size]),
  };
}
