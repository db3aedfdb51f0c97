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
export const alike: readonly Alike[] = [
  ...['false', '""'].map((becomes) => ({
    file: 'server-adapter/store/audit-chain.ts',
    line: "if (row.hash !== (typeof made === 'string' ? made : await made)) {",
    becomes,
    why: 'a text that is awaited is the same text, only later: the branch is there for speed',
  })),
  ...['""', '"Stryker was here!"'].map((becomes) => ({
    file: 'server-adapter/webhooks/lists.ts',
    line: "const tellUnlisted = (clerk: Clerk) => add(clerk, 'unlisted', 'all', ['', null, null]);",
    becomes,
    why: 'what stands in no list has no id and no digest that anything is compared with',
  })),
];
