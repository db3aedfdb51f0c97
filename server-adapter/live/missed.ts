import type { ChangeStore } from '../store/changes-port.ts';
import type { Place } from './asked.ts';
import { type Channel, type ChannelPorts, namesFor } from './channel.ts';

/** What a reader has missed. `reset`: it is not known, or too much to tell one by one. */
export interface Missed {
  readonly reset: boolean;
  readonly stale: readonly string[];
  /** The reader's place after that. */
  readonly seq: number;
}

export interface MissedPorts extends ChannelPorts {
  readonly changes: Pick<ChangeStore, 'since'>;
}

/** Changes told to one reader who comes back; with more, it reads everything again. */
const MOST = 1_000;

/** What came after a place, up to where the log stood at `seq` or later. */
export async function missedSince(
  ports: MissedPorts,
  channel: Channel,
  { seq, ...from }: ReturnType<Place> & { readonly seq: number },
): Promise<Missed> {
  // A customer without an account hears of nobody's changes but everybody's.
  const customerId = channel.scope === 'nobody' ? undefined : (channel.customerId ?? '');
  const changes = await ports.changes.since(channel.connection, { ...from, customerId, limit: MOST + 1 });
  if (!changes || changes.length > MOST) return { reset: true, stale: [], seq };
  const stale = new Set(changes.flatMap((change) => namesFor(ports, channel, change)));
  return { reset: false, stale: [...stale], seq: Math.max(seq, changes.at(-1)?.seq ?? 0) };
}
