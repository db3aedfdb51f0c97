/**
 * How quick Polar's workers are, in milliseconds. Zero as a rule: what is queued is done before the next request is
 * answered, all at one moment.
 */
export interface Workers {
  /** How long a job waits until a worker takes it. */
  readonly wait: number;
  /** How long a worker takes for each thing it writes. */
  readonly pace: number;
  /** How much longer the feed's notes about customers wait. */
  readonly notes: number;
  /** How much longer a new customer's meters wait to be opened. */
  readonly meters: number;
}

export const QUICK: Workers = { wait: 0, pace: 0, notes: 0, meters: 0 };
