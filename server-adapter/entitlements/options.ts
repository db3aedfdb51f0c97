export interface EntitlementOptions {
  /**
   * Minutes for which what was granted last goes on while Polar cannot be asked, counted from when it was read; 0 closes
   * at once. What is known to be taken back is closed in any case. @default 15
   */
  readonly graceMinutes?: number | undefined;
}

const DEFAULT_MINUTES = 15;
/** A day: longer would be no bridge but another rule of billing. */
const MOST_MINUTES = 1_440;

/** Milliseconds. */
export function graceOf({ graceMinutes = DEFAULT_MINUTES }: EntitlementOptions = {}): number {
  return graceMinutes * 60_000;
}

/** Throws on what could never be meant. */
export function assertEntitlements({ graceMinutes = DEFAULT_MINUTES }: EntitlementOptions = {}): void {
  if (graceMinutes >= 0 && graceMinutes <= MOST_MINUTES) return;
  throw new Error(
    `Floe: graceMinutes of entitlements is ${graceMinutes}; it is a number of minutes from 0 to ${MOST_MINUTES}.`,
  );
}
