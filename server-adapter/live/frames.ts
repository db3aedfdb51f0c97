import { utf8 } from '../engine/bytes.ts';
import type { Change } from '../store/changes-port.ts';

/** Queries that became stale, and the request that made them so. */
export interface Told {
  readonly stale: readonly string[];
  readonly by?: string | null;
}

/** Says how long to wait before coming back (ms). It gives no place: what was missed is not told yet. */
export const helloFrame = (retry: number): Uint8Array => utf8(`retry: ${retry}\n\n`);

/** Keeps the connection and the reader's place: by the format, an id without data is no event. */
export const beatFrame = (seq: number): Uint8Array => utf8(`id: ${seq}\n\n`);

/** Some changes are not known any more: whatever is on screen may be stale. */
export const resetFrame = (seq: number): Uint8Array => utf8(`event: reset\nid: ${seq}\ndata: {}\n\n`);

export const staleFrame = (seq: number, { stale, by }: Told): Uint8Array =>
  utf8(`id: ${seq}\ndata: ${JSON.stringify(by ? { stale, by } : { stale })}\n\n`);

const made = new WeakMap<Change, Map<string, Uint8Array>>();

/** The frame of a change, written once for all who are told the same names. */
export function changeFrame(change: Change, stale: readonly string[]): Uint8Array {
  const frames = made.get(change) ?? new Map<string, Uint8Array>();
  made.set(change, frames);
  const key = stale.join();
  const frame = frames.get(key) ?? staleFrame(change.seq, { stale, by: change.by });
  frames.set(key, frame);
  return frame;
}
