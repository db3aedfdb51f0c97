import type { Reply } from '../engine/inquiry.ts';
import type { CallerVisit } from '../engine/routes.ts';
import type { ChangeStore } from '../store/changes-port.ts';
import { type AskedPorts, channelOf, type Place, placeOf } from './asked.ts';
import type { Channel } from './channel.ts';
import { missedSince } from './missed.ts';
import { beginStream, type StreamPorts } from './stream.ts';

export interface LivePorts extends StreamPorts, AskedPorts {
  readonly changes: Pick<ChangeStore, 'since' | 'newest'>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Answers in one piece only, for servers that cannot keep a stream open. */
  readonly pollOnly: boolean;
  /** Told before a page hears that there were changes. */
  readonly changed: (connection: string, changes: null) => void;
}

/** A stream lives no longer than this, as long as a token may (ms). */
const LIFE_MS = 15 * 60_000;
/** Waits before coming back: of a stream that was cut, and between two questions (ms). */
const RETRY_MS = 2_000;
const POLL_MS = 15_000;

/**
 * `GET {base}/live?customer=…&age=…`: names of queries that became stale, as they do (`text/event-stream`), or, where
 * the page asks for JSON, those since its last question. `Last-Event-ID` is the place to go on from; without one, `age`
 * says how old the oldest thing on the page is (ms), and what changed since is told as well.
 */
export async function serveLive(ports: LivePorts, visit: CallerVisit): Promise<Reply> {
  const channel = await channelOf(ports, visit);
  const from = placeOf(ports, visit);
  const takesStream = /\btext\/event-stream\b/.test(visit.inquiry.header('accept') ?? '');
  if (ports.pollOnly || !takesStream) return batch(ports, channel, from);
  const life = ports.clock.now() + LIFE_MS;
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
    body: await beginStream(ports, channel, {
      from,
      endsAt: Math.min(visit.caller.expiresAt ?? life, life),
      retry: jittered(ports, RETRY_MS),
    }),
  };
}

/** The answer to a page that asks from time to time. */
async function batch(ports: LivePorts, channel: Channel, from: Place): Promise<Reply> {
  const newest = await ports.changes.newest(channel.connection, ports.clock.now());
  const { seq, stale, reset } = await missedSince(ports, channel, { ...from(newest), seq: newest });
  if (reset || stale.length > 0) ports.changed(channel.connection, null);
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: String(seq), stale, ...(reset ? { reset } : {}), retry: jittered(ports, POLL_MS) }),
  };
}

/** Between once and twice as long, so that pages cut off together do not come back together. */
const jittered = ({ random }: LivePorts, ms: number): number => Math.round(ms * (1 + random()));
