import type { FloeClient } from '../client.ts';
import { type Frame, readFrames } from './frames.ts';
import type { Pace } from './pace.ts';

/** What a live stream needs. */
export interface StreamOptions {
  client: FloeClient;
  /** Whom an agent looks at, by Polar's id. */
  customer: string | null;
  /** The last place heard of; undefined before the first. */
  place: () => string | undefined;
  /** Age of the oldest thing on the page, ms. */
  age: () => number;
  hear: (frame: Frame) => void;
  pace: Pace;
  signal: AbortSignal;
}

/** Without a first word in this time the answer is being held back on its way, and it is asked from time to time. */
const FIRST_WORD = 10_000;
/** A stream that says nothing for three heartbeats is dead. */
const SILENCE = 45_000;
const RETRY = 2_000;
const LONGEST = 60_000;

/**
 * Hears what becomes stale until told to stop: over a stream that goes on where it was cut, or by asking from time to
 * time where the server or something on the way does not let streams through. Settles when coming back is of no use.
 */
export async function followStream(options: StreamOptions): Promise<void> {
  const { pace, signal, hear } = options;
  let [polls, failures, wait] = [false, 0, RETRY];
  const heard = (frame: Frame) => {
    failures = 0;
    wait = frame.retry ?? wait; // spread by the server
    hear(frame);
  };
  while (!signal.aborted) {
    const ended = await visit({ ...options, hear: heard }, polls).catch(() => 'cut' as const);
    if (ended === 'refused') return;
    if (ended === 'held back') polls = true;
    // Cut, or never there, or too busy: all of that passes.
    if (ended === 'cut') wait = Math.min(LONGEST, RETRY * 2 ** failures++) * (0.5 + pace.random());
    await pause(ended === 'held back' ? 0 : wait, options);
  }
}

/** One stream until its end, or one question. Rejects when it was cut. */
export async function visit(
  { client, customer, place, age, hear, pace, signal }: StreamOptions,
  polls: boolean,
): Promise<'ended' | 'refused' | 'held back'> {
  const last = place();
  const query = new URLSearchParams({ ...(customer && { customer }), ...(last ? {} : { age: `${age()}` }) });
  const headers = { accept: polls ? 'application/json' : 'text/event-stream', ...(last && { 'last-event-id': last }) };
  const cut = new AbortController();
  const over = AbortSignal.any([signal, cut.signal]);
  const leave = () => cut.abort();
  let isHeldBack = false;
  let quiet = pace.after(FIRST_WORD, () => {
    isHeldBack = !polls;
    leave();
  });
  try {
    const answer = await client.reach<{ code?: string }>(`live?${query}`, { headers, signal: over }, async (send) => {
      const response = await send();
      const { ok, status, body } = response;
      if (status > 499 || status === 429) throw status;
      if (!ok || !response.headers.get('content-type')?.includes('event-stream')) {
        const answer = await response.json();
        if (ok) hear(answer);
        return answer;
      }
      for await (const frame of readFrames(body as ReadableStream<Uint8Array>, over)) {
        quiet();
        quiet = pace.after(SILENCE, leave);
        hear(frame);
      }
      return {};
    });
    return isHeldBack ? 'held back' : answer.code ? 'refused' : 'ended';
  } catch (error) {
    if (isHeldBack) return 'held back';
    throw error;
  } finally {
    quiet();
  }
}

/** Waits, unless it is told to stop. */
function pause(ms: number, { pace, signal }: StreamOptions): Promise<void> {
  return new Promise((resolve) => {
    const stop = pace.after(ms, resolve);
    const end = () => {
      stop();
      resolve();
    };
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
