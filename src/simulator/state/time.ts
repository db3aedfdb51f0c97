// Polar prints instants in microseconds. The clock that comes in counts milliseconds, so the last three digits
// count the instants handed out: two rows made in one request keep their order when a list is sorted by time.

/** Time in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

export interface SimulatedTime extends Clock {
  /** The present as Polar prints it: `2026-11-23T06:52:56.135243Z`, later than any instant handed out before. */
  instant(): string;
  /** Sets the present. Going back is allowed; the clock that came in keeps driving from there. */
  moveTo(milliseconds: number): void;
  /**
   * Runs something as if it were then: work that was due while nobody asked. With a pace each instant it asks for comes
   * so many milliseconds after the one before. Answers when it was done.
   */
  at(milliseconds: number, run: () => void, pace?: number): number;
  /** Runs something in one moment, however long the machine takes over it. */
  still<T>(run: () => T): T;
}

export function createTime(clock: Clock): SimulatedTime {
  let offset = 0;
  let last = 0;
  let pinned: number | null = null;
  let pace = 0;
  let aside = 0;
  const now = (): number => pinned ?? clock.now() + offset;
  // What goes on beside the present has a count of its own.
  const paced = (): string => {
    pinned = now() + pace;
    aside = (aside + 1) % 1000;
    return printInstant(Math.floor(pinned) * 1000 + aside);
  };
  return {
    now,
    instant() {
      if (pace > 0) return paced();
      const present = Math.floor(now()) * 1000;
      last = present > last || last - present > 1_000_000 ? present : last + 1;
      return printInstant(last);
    },
    moveTo(milliseconds) {
      offset = milliseconds - clock.now();
    },
    at(milliseconds, run, steps = 0) {
      const before = { pinned, pace };
      pinned = milliseconds;
      pace = steps;
      try {
        run();
        return now();
      } finally {
        ({ pinned, pace } = before);
      }
    },
    still(run) {
      if (pinned !== null) return run();
      pinned = now();
      try {
        return run();
      } finally {
        pinned = null;
      }
    },
  };
}

/** The millisecond printed last: one request asks for many instants in it. */
let printed = { milliseconds: Number.NaN, text: '' };

/** Microseconds since the epoch as Polar prints them. */
function printInstant(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  if (printed.milliseconds !== milliseconds)
    printed = { milliseconds, text: new Date(milliseconds).toISOString().slice(0, -1) };
  return `${printed.text}${String(microseconds - milliseconds * 1000).padStart(3, '0')}Z`;
}

/** Milliseconds since the epoch as Polar prints them. */
export function iso(milliseconds: number): string {
  return printInstant(Math.floor(milliseconds) * 1000);
}

/** Reads an instant that Polar or a caller printed. */
export function milliseconds(instant: string): number {
  return Date.parse(instant);
}

/** An instant a caller gave, without the digits it does not need: `2020-01-01T00:00:00Z`. */
export function printDate(milliseconds: number | null): string | null {
  if (milliseconds === null) return null;
  return milliseconds % 1000 === 0 ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z` : iso(milliseconds);
}
