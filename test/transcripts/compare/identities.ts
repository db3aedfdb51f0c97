/**
 * Which id of the recording stands for which id of the simulator: one to one, learnt while comparing.
 * A fork tries pairs out; `keep` makes them true.
 */
export class Identities {
  readonly #base: Identities | null;
  readonly #simulated = new Map<string, string>();
  readonly #recorded = new Map<string, string>();

  constructor(base: Identities | null = null) {
    this.#base = base;
  }

  /** The simulator's id for a recorded one. */
  simulated(recorded: string): string | undefined {
    return this.#simulated.get(recorded) ?? this.#base?.simulated(recorded);
  }

  /** The recorded id for one of the simulator's. */
  recorded(simulated: string): string | undefined {
    return this.#recorded.get(simulated) ?? this.#base?.recorded(simulated);
  }

  /** True when the two may stand for each other, and from now on do. */
  pair(recorded: string, simulated: string): boolean {
    const known = this.simulated(recorded);
    if (known !== undefined) return known === simulated;
    if (this.recorded(simulated) !== undefined) return false;
    this.#simulated.set(recorded, simulated);
    this.#recorded.set(simulated, recorded);
    return true;
  }

  fork(): Identities {
    return new Identities(this);
  }

  /** Hands what a fork learnt to the one it was forked from. */
  keep(): void {
    for (const [recorded, simulated] of this.#simulated) this.#base?.pair(recorded, simulated);
  }
}
