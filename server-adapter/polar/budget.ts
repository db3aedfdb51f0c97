import type { Pace } from './pace.ts';
import type { RequestClass } from './port.ts';

/** How many calls one identity makes: a burst at first, then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Polar allows an organization 500 calls a minute: this makes 440 in its first one. */
export const ORGANIZATION_RATE: Rate = { burst: 20, perSecond: 7 };
/** Polar allows 60 calls a minute with tokens it has not seen lately, all of them together. */
export const NEWCOMER_RATE: Rate = { burst: 30, perSecond: 0.5 };

const RANK: Readonly<Record<RequestClass, number>> = { money: 0, agent: 1, widget: 2, background: 3 };

/** The answer to asking for a turn; refused says how many seconds to wait before asking again. */
export type Turn = { readonly granted: true } | { readonly granted: false; readonly retryAfter: number };

const GRANTED: Turn = { granted: true };

export interface Budget {
  /**
   * A turn now, or in the order of classes as the bucket fills. Refused at once when that takes longer than `patience`
   * (ms), and later when `signal` fires first.
   */
  take(wanted: RequestClass, patience: number, signal: AbortSignal): Turn | Promise<Turn>;
  /** Polar said to wait: nobody gets a turn for so many seconds. */
  pause(seconds: number): void;
}

interface Waiting {
  readonly rank: number;
  readonly answer: (turn: Turn) => void;
}

/** A token bucket for one identity at Polar. */
export function createBudget({ burst, perSecond }: Rate, pace: Pace): Budget {
  let tokens = burst;
  let filledAt = pace.now();
  let pausedUntil = 0;
  const queue: Waiting[] = [];
  let cancelWake: (() => void) | undefined;

  function fill(): void {
    const now = pace.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * perSecond);
    filledAt = now;
  }

  /** Milliseconds until the bucket holds `needed`. */
  function until(needed: number): number {
    const pause = Math.max(0, pausedUntil - pace.now());
    return Math.max(pause, needed <= tokens ? 0 : ((needed - tokens) / perSecond) * 1_000);
  }

  function serve(): void {
    fill();
    while (queue.length > 0 && until(1) === 0) {
      tokens -= 1;
      queue.shift()?.answer(GRANTED);
    }
    cancelWake?.();
    cancelWake = queue.length > 0 ? pace.after(Math.ceil(until(1)), serve) : undefined;
  }

  function leave(waiting: Waiting): void {
    const place = queue.indexOf(waiting);
    if (place < 0) return;
    queue.splice(place, 1);
    waiting.answer({ granted: false, retryAfter: Math.ceil(until(place + 1) / 1_000) });
  }

  return {
    take: (wanted, patience, signal) => {
      fill();
      const rank = RANK[wanted];
      const ahead = queue.filter((waiting) => waiting.rank <= rank).length;
      if (ahead === 0 && until(1) === 0) {
        tokens -= 1;
        return GRANTED;
      }
      const wait = until(ahead + 1);
      if (wait > patience) return { granted: false, retryAfter: Math.ceil(wait / 1_000) };
      return new Promise((answer) => {
        const waiting = { rank, answer };
        queue.splice(ahead, 0, waiting);
        signal.addEventListener('abort', () => leave(waiting), { once: true });
        if (ahead === 0) serve();
      });
    },
    pause: (seconds) => {
      pausedUntil = Math.max(pausedUntil, pace.now() + seconds * 1_000);
    },
  };
}

/** No limit of ours: Polar's own answer decides. */
export const noBudget: Budget = { take: () => GRANTED, pause: () => undefined };
