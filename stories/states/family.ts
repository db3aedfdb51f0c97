/** What shows a state: a story by its id, or a test by the name Vitest prints: `file > group > test`. */
export type Witness = `${string}--${string}` | `test/${string} > ${string}`;

/** Where a state can be seen; or that it is not built, or cannot be met, and why. */
export type Shown = Witness | readonly [Witness, ...Witness[]] | { notBuilt: string } | { cannotBe: string };

/** What every family has to stand. */
export interface Everywhere {
  loading: Shown;
  nothing: Shown;
  'many rows': Shown;
  'failed, and tried again': Shown;
  forbidden: Shown;
  unavailable: Shown;
  'session expired': Shown;
  narrow: Shown;
  wide: Shown;
  'right to left': Shown;
  dark: Shown;
}

/** A family of components and every state it has. */
export interface Family {
  title: string;
  states: Readonly<Record<string, Shown>>;
  /** Null: it has no looks of its own, a host draws it. */
  everywhere: Everywhere | null;
}
