import type { PolarResult } from './port.ts';

const MOST = 2;
/** The first retry waits up to so long (ms), the second up to twice that. */
const STEP = 200;
/** A `Retry-After` beyond this (s) is passed on instead of waited for. */
const PATIENCE = 2;

/** Milliseconds to wait before a read is tried again; null when it is not. */
export function retryWait(result: PolarResult, retries: number, random: () => number): number | null {
  if (result.ok || retries >= MOST) return null;
  const { kind, status, retryAfter } = result.failure;
  const again =
    kind === 'unreachable' || kind === 'cut' || kind === 'unreadable' || kind === 'broken' || status === 429;
  if (!again || (retryAfter ?? 0) > PATIENCE || (status === 429 && retryAfter === null)) return null;
  return Math.max((retryAfter ?? 0) * 1_000, random() * STEP * 2 ** retries);
}
