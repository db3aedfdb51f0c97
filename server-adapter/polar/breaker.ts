import type { Pace } from './pace.ts';
import type { PolarResult } from './port.ts';

/** Opens when at least so many calls in the window failed … */
const FEWEST = 20;
/** … and they are at least this share of all. */
const SHARE = 0.5;
const WINDOW = 10_000;
/** How long it stays open before one call is let through to look. */
const REST = 5_000;

/** Keeps calls from a Polar that does not answer, so that they fail at once instead of after a deadline. */
export interface Breaker {
  /** Seconds until the next look, or null when a call may go. */
  closedFor(): number | null;
  note(result: PolarResult): void;
}

/** Routes of one resource stand or fall together: a broken list of metrics must not keep refunds from going out. */
const RESOURCE = /^\/v1\/(customer-portal\/)?[\w-]*/;
/** Beyond so many resources the rest share one breaker, whatever paths are made up. */
const MOST = 100;

/** The breakers of one connection, one for each resource of Polar. */
export function createBreakers(pace: Pace): (path: string) => Breaker {
  const breakers = new Map<string, Breaker>();
  return (path) => {
    const name = RESOURCE.exec(path)?.[0] ?? '';
    const key = breakers.has(name) || breakers.size < MOST ? name : '';
    const breaker = breakers.get(key) ?? createBreaker(pace);
    breakers.set(key, breaker);
    return breaker;
  };
}

function createBreaker(pace: Pace): Breaker {
  let windowFrom = pace.now();
  let [calls, failures] = [0, 0];
  let openUntil = 0;
  let [open, looking] = [false, false];

  function forget(): void {
    windowFrom = pace.now();
    [calls, failures] = [0, 0];
  }

  return {
    closedFor: () => {
      if (!open) return null;
      if (looking || pace.now() < openUntil) return Math.max(1, Math.ceil((openUntil - pace.now()) / 1_000));
      looking = true;
      return null;
    },
    note: (result) => {
      const wasLook = looking;
      looking = false;
      if (pace.now() - windowFrom > WINDOW) forget();
      if (!result.ok && result.failure.kind === 'aborted') return;
      calls += 1;
      failures += isOutage(result) ? 1 : 0;
      const failing = wasLook ? isOutage(result) : calls >= FEWEST && failures >= calls * SHARE;
      if (wasLook || failing) forget();
      if (open && !wasLook) return;
      open = failing;
      if (failing) openUntil = pace.now() + REST;
    },
  };
}

/** A refusal is an answer: Polar is there. */
function isOutage(result: PolarResult): boolean {
  return !result.ok && ['unreachable', 'cut', 'timeout', 'broken'].includes(result.failure.kind);
}
