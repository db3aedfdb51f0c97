/** A mutant that behaves like the code it came from, so that no test can tell the two apart. */
export interface Alike {
  readonly file: string;
  /** The line of the code, trimmed. */
  readonly line: string;
  /** What the mutator put there, for a part of the line. */
  readonly becomes: string;
  readonly why: string;
}

/**
 * Looked at one by one. An entry that fits no surviving mutant fails the run: it has been killed, or the code is gone.
 */
export const alike: readonly Alike[] = [];
