import type { Entitlements } from '../entitlements/room.ts';
import type { Road } from '../polar/port.ts';
import { SinkFailure } from './failure.ts';
import type { KeyDiff } from './sink.ts';

interface Ports {
  readonly ask: Entitlements['ask'];
  readonly road: Road;
  readonly connection: string;
  readonly wants: (key: string) => boolean;
}

interface Told {
  readonly diff: readonly KeyDiff[];
  readonly isAll: boolean;
}

interface Held {
  readonly member: string;
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
}

/** What these customers have and do not; `isAll` is false where one is gone, whom nobody can name any more. */
export async function diffOf(ports: Ports, customerIds: Iterable<string>): Promise<Told> {
  const byKey = new Map<string, { grant: string[]; revoke: string[] }>();
  const of = (key: string) => {
    const diff = byKey.get(key) ?? { grant: [], revoke: [] };
    byKey.set(key, diff);
    return diff;
  };
  let isAll = true;
  for (const customerId of customerIds) {
    const held = await heldBy(ports, customerId);
    if (held === null) isAll = false;
    if (!held) continue;
    for (const key of held.granted) of(key).grant.push(held.member);
    for (const key of held.revoked) of(key).revoke.push(held.member);
  }
  return { diff: [...byKey].map(([key, { grant, revoke }]) => ({ key, grant, revoke })), isAll };
}

/** Undefined: the host has no name for this customer, so nobody is told of it. */
async function heldBy(ports: Ports, customerId: string): Promise<Held | null | undefined> {
  const member = await nameOf(ports.road, customerId);
  if (member === null || member === '') return member === null ? null : undefined;
  const answer = await ports.ask(ports.connection, customerId, { now: true });
  // What was known last is good enough for a gate, which asks again; a sink would keep it.
  if (!answer.ok || answer.body.isStale) throw new SinkFailure('Polar could not be asked what a customer has.');
  const keys = [...answer.body.given().values()].filter(
    ({ key, benefits }) => !benefits.includes(key) && ports.wants(key),
  );
  const [granted, revoked] = [true, false].map((is) =>
    keys.filter(({ state }) => (state === 'granted') === is).map(({ key }) => key),
  );
  return { member, granted: granted ?? [], revoked: revoked ?? [] };
}

/** The host's own id of a customer, '' where it has none; null: the customer is gone. */
async function nameOf(road: Road, customerId: string): Promise<string | null> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}`;
  const answer = await road.request<{ external_id?: string | null; deleted_at?: string | null }>({
    method: 'GET',
    path,
    fresh: true,
    class: 'background',
  });
  if (answer.ok) return answer.body.deleted_at ? null : (answer.body.external_id ?? '');
  if (answer.failure.kind === 'refused' && answer.failure.status === 404) return null;
  throw new SinkFailure('Polar could not be asked who a customer is.', { retryAfter: answer.failure.retryAfter ?? 0 });
}
