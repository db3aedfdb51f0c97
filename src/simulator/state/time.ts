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
  /** Runs something as if it were then: work that was due while nobody asked. */
  at(milliseconds: number, run: () => void): void;
}

export function createTime(clock: Clock): SimulatedTime {
  let offset = 0;
  let last = 0;
  let pinned: number | null = null;
  const now = (): number => pinned ?? clock.now() + offset;
  return {
    now,
    instant() {
      const present = Math.floor(now()) * 1000;
      last = present > last || last - present > 1_000_000 ? present : last + 1;
      return printInstant(last);
    },
    moveTo(milliseconds) {
      offset = milliseconds - clock.now();
    },
    at(milliseconds, run) {
      const before = pinned;
      pinned = milliseconds;
      try {
        run();
      } finally {
        pinned = before;
      }
    },
  };
}

/** Microseconds since the epoch as Polar prints them. */
function printInstant(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
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
