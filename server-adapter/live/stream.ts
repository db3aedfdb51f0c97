import type { Clock } from '../engine/clock.ts';
import type { Ongoing, Sink } from '../engine/inquiry.ts';
import type { Change } from '../store/changes-port.ts';
import type { Place } from './asked.ts';
import { type Channel, namesFor } from './channel.ts';
import { beatFrame, changeFrame, helloFrame, resetFrame, staleFrame } from './frames.ts';
import type { Hub, Listener } from './hub.ts';
import { type MissedPorts, missedSince } from './missed.ts';

export interface StreamPorts extends MissedPorts {
  readonly hub: Hub;
  readonly clock: Clock;
}

export interface StreamStart {
  readonly from: Place;
  /** Epoch ms. */
  readonly endsAt: number;
  /** How long to wait before coming back (ms). */
  readonly retry: number;
}

/** A reader that leaves more than this unread is dropped and may come back (bytes). */
const MOST_UNREAD = 64 * 1024;

/** The changes of a channel as a stream, from a place on. Rejects where the log cannot be read. */
export async function beginStream(
  ports: StreamPorts,
  channel: Channel,
  { from, endsAt, retry }: StreamStart,
): Promise<Ongoing> {
  const { hub, clock } = ports;
  /** What is to be written before there is anywhere to write. */
  const early: Uint8Array[] = [];
  /** Heard while what was missed is still being read; null afterwards. */
  let heard: Parameters<Listener['hear']>[] | null = [];
  let sink: Sink | null = null;
  let isOver = false;
  let leave = () => {};

  const stop = (how: 'end' | 'drop') => {
    if (isOver) return;
    isOver = true;
    leave();
    sink?.[how]();
  };
  const write = (frame: Uint8Array) => {
    if (clock.now() >= endsAt) stop('end');
    if (isOver) return;
    if (!sink) early.push(frame);
    else if (sink.write(frame) > MOST_UNREAD) stop('drop');
  };
  const pass = (changes: readonly Change[] | null, seq: number) => {
    if (!changes) write(resetFrame(seq));
    for (const change of changes ?? []) {
      const names = namesFor(ports, channel, change);
      if (names.length > 0) write(changeFrame(change, names));
    }
  };

  const joined = await hub.join(channel.connection, {
    hear: (changes, seq) => (heard ? void heard.push([changes, seq]) : pass(changes, seq)),
    beat: (seq) => {
      if (!heard) write(beatFrame(seq));
    },
    end: () => stop('end'),
  });
  leave = joined.leave;
  try {
    const missed = await missedSince(ports, channel, { ...from(joined.seq), seq: joined.seq });
    write(helloFrame(retry));
    if (missed.reset) write(resetFrame(missed.seq));
    else write(missed.stale.length > 0 ? staleFrame(missed.seq, missed) : beatFrame(missed.seq));
    const since = heard;
    heard = null;
    for (const [changes, seq] of since) {
      pass(changes?.filter((change) => change.seq > missed.seq) ?? null, seq);
    }
  } catch (error) {
    leave();
    throw error;
  }

  return (to) => {
    if (isOver) to.end();
    sink = to;
    for (const frame of early.splice(0)) write(frame);
    return () => {
      isOver = true;
      leave();
    };
  };
}
