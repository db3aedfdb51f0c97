import type { Services } from '../operations/services.ts';
import { compare, wholes } from './compare.ts';
import { diffOf } from './customers.ts';
import { WouldWrite } from './failure.ts';
import type { Lease, Place } from './lease.ts';
import type { EntitlementSink, KeyDiff, SinkAsk } from './sink.ts';
import { readWanted, type Wanted } from './wanted.ts';

/** What was given and taken for one key, or would be. */
export interface KeyCount {
  readonly key: string;
  readonly members: number;
  readonly granted: number;
  readonly revoked: number;
}

export interface Ports {
  readonly services: Pick<Services, 'upstream' | 'store' | 'clock' | 'entitlements' | 'newId'>;
  readonly sink: EntitlementSink;
  readonly connection: string;
  readonly wants: (key: string) => boolean;
  readonly everyMs: number;
}

const CHANGES = 500;
/** A change of what benefits are asks for all of it: not more often than this (ms). */
const APART_MS = 60_000;

interface Reconciling {
  readonly ask: SinkAsk;
  /** Nothing is written; what is missing is counted. */
  readonly isDry: boolean;
  readonly hold: () => Promise<void>;
}

/** All that Polar says against all that the sink holds. */
export async function reconcile(ports: Ports, { ask, isDry, hold }: Reconciling): Promise<KeyCount[]> {
  const { sink, services, connection, wants } = ports;
  const road = services.upstream(connection).merchant;
  const wanted = await readWanted({ road, hold }, wants);
  const needs = [...wanted].map(([key, { size }]) => ({ key, members: size }));
  try {
    await sink.ensure(needs, ask);
  } catch (error) {
    // What would be made or mended first; what would be told is counted below.
    if (!isDry || !(error instanceof WouldWrite)) throw error;
  }
  const held = await sink.snapshot(ask);
  const diffs = held ? await compare(wanted, held) : [...wholes(wanted, services.newId())];
  if (!isDry && diffs.length > 0) await sink.apply(diffs, ask);
  return countsOf(wanted, diffs);
}

/** From where the sink stands to where Polar does: changes in their order, all of it where they do not say enough. */
export async function catchUp(ports: Ports, lease: Lease, { ask, isForced }: Round): Promise<CaughtUp> {
  const { services, connection } = ports;
  const { clock, store } = services;
  let place: Place = isForced ? { ...lease.place, dueAt: 0 } : lease.place;
  let counts: KeyCount[] = [];
  for (;;) {
    await lease.hold();
    if (place.seq === null || clock.now() >= place.dueAt) {
      const seq = await store.changes.newest(connection, clock.now());
      counts = await reconcile(ports, { ask, isDry: false, hold: lease.hold });
      place = { ...place, seq, reconciledAt: clock.now(), dueAt: clock.now() + ports.everyMs };
    }
    const after: number = place.seq ?? 0;
    const changes = await store.changes.since(connection, { after, limit: CHANGES });
    const last = changes?.at(-1)?.seq;
    if (changes && last === undefined) return { place, counts };
    const isTold = changes !== null && (await tell(ports, changes, ask));
    // What cannot be told one by one is found by comparing all, which begins before what is left out here.
    const soonest = Math.max(clock.now(), changes ? (place.reconciledAt ?? 0) + APART_MS : 0);
    place = { ...place, seq: last ?? null, dueAt: isTold ? place.dueAt : Math.min(place.dueAt, soonest) };
  }
}

export interface Round {
  readonly ask: SinkAsk;
  /** Compares all of it now, due or not. */
  readonly isForced: boolean;
}

export interface CaughtUp {
  readonly place: Place;
  readonly counts: readonly KeyCount[];
}

type Changes = NonNullable<Awaited<ReturnType<Ports['services']['store']['changes']['since']>>>;

/** Tells the sink what has changed for whom; false where that is not all there is to tell. */
async function tell(ports: Ports, changes: Changes, ask: SinkAsk): Promise<boolean> {
  const { services, sink, connection, wants } = ports;
  const about = changes.filter(({ stale }) => stale.includes('entitlements.get') || stale.includes('customer.get'));
  const everybody = about.some(({ customerId, stale }) => customerId === null && stale.includes('entitlements.get'));
  const customers = new Set(about.flatMap(({ customerId }) => customerId ?? []));
  if (customers.size === 0) return !everybody;
  const road = services.upstream(connection).merchant;
  const { diff, isAll } = await diffOf(
    { ask: (await services.entitlements()).ask, road, connection, wants },
    customers,
  );
  if (diff.length > 0) await sink.apply(diff, ask);
  return isAll && !everybody;
}

function countsOf(wanted: Wanted, diffs: readonly KeyDiff[]): KeyCount[] {
  const keys = [...new Set([...wanted.keys(), ...diffs.map(({ key }) => key)])].sort();
  return keys.map((key) => {
    const own = diffs.filter((diff) => diff.key === key);
    const sum = (of: (diff: KeyDiff) => readonly string[]) => own.reduce((all, diff) => all + of(diff).length, 0);
    return {
      key,
      members: wanted.get(key)?.size ?? 0,
      granted: sum(({ grant }) => grant),
      revoked: sum(({ revoke }) => revoke),
    };
  });
}
