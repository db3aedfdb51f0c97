/** One step of the schema. A step that has run anywhere is never edited: write the next one. */
export interface Migration {
  /** Number and name; they run in this order. */
  readonly name: string;
  /** Plain SQL, one statement each (PGlite prepares them one by one). */
  readonly statements: readonly string[];
}
