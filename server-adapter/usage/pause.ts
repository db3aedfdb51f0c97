import type { Failure } from '../polar/port.ts';
import type { Store } from '../store/port.ts';

/** Polar takes nothing from this connection for a while; every process keeps to it. */
export interface Pause {
  /** `refused`: the access token may not report usage. */
  readonly why: 'throttled' | 'refused' | 'unavailable';
  readonly until: number;
  /** Pauses in a row. */
  readonly times: number;
}

const NAME = 'usage';
const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/** Twice as long each time, with jitter, so that many processes do not come back at once. */
export function pauseAfter(
  failure: Failure,
  before: Pause | null,
  { now, random }: { readonly now: number; readonly random: () => number },
): Pause {
  const times = (before?.times ?? 0) + 1;
  const why = whyOf(failure);
  const grown = why === 'refused' ? LONGEST_MS : Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(times, 16));
  const asked = (failure.retryAfter ?? 0) * 1_000;
  return { why, times, until: now + Math.max(asked, Math.round(grown * (0.5 + random() / 2))) };
}

function whyOf({ kind, status }: Failure): Pause['why'] {
  if (kind === 'throttled' || status === 429) return 'throttled';
  return kind === 'refused' && (status === 401 || status === 403) ? 'refused' : 'unavailable';
}

export async function readPause({ bookmarks }: Store, connection: string): Promise<Pause | null> {
  const mark = await bookmarks.read(connection, NAME);
  // Kept by `writePause`, in this shape.
  return (mark?.place ?? null) as Pause | null;
}

export async function writePause(
  { bookmarks }: Store,
  connection: string,
  pause: Pause | null,
  at: number,
): Promise<void> {
  await bookmarks.keep(connection, NAME, { place: pause && { ...pause }, at, dueAt: pause?.until ?? 0 });
}
