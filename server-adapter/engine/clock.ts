/** Milliseconds since the epoch, UTC. */
export interface Clock {
  now(): number;
  /** Does `work` every so many milliseconds, until the answer is called. @default the platform's own timer */
  every?(ms: number, work: () => void): () => void;
}
