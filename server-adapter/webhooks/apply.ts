import type { QueryName } from '../../src/contract/types.ts';
import { type Clerk, settleOrder } from '../refunds/reconcile.ts';
import { rulesOf } from '../rules/desk.ts';
import { looksOf } from '../rules/looks.ts';
import type { NewChange } from '../store/changes-port.ts';
import type { News } from '../store/inbox-port.ts';
import { ownerOf } from './owner.ts';
import { everyQuery, ruleFor } from './stale.ts';

/** After so long another process may apply what this one has taken. */
const LEASE_MS = 60_000;
const BATCH = 100;

/**
 * Applies what waits in the inbox and answers how much it was. Nothing is taken from what the news says but whom it is
 * about: what was read is forgotten, refunds under way are looked up, and the change log says what to read again. So
 * order and repetition do not matter.
 */
export async function applyNews(clerk: Clerk): Promise<number> {
  const { services, connection } = clerk;
  const { inbox } = services.store;
  for (let done = 0; ; ) {
    const now = services.clock.now();
    const batch = await inbox.claim(connection, { now, leaseUntil: now + LEASE_MS, limit: BATCH });
    if (batch.length === 0) return done;
    await applyBatch(clerk, batch);
    done += batch.length;
  }
}

async function applyBatch(clerk: Clerk, batch: readonly News[]): Promise<void> {
  const { services, connection } = clerk;
  const changes = await changesOf(clerk, batch);
  services.forget(connection, changes);
  for (const orderId of new Set(batch.map((news) => news.orderId))) {
    if (orderId !== null) await settle(clerk, orderId);
  }
  const looks = looksOf(rulesOf(services.declared, connection), batch, services.clock.now());
  await services.store.transaction(async (tables) => {
    await tables.inbox.applied(
      connection,
      batch.map(({ id }) => id),
      services.clock.now(),
    );
    for (const change of changes) await tables.changes.append(connection, change);
    await tables.rules.look(connection, looks);
  });
  if (looks.length > 0) (await services.rules()).soon(connection);
}

/** A refund that cannot be looked up now keeps its own place in the queue; the screens hear of the news all the same. */
async function settle(clerk: Clerk, orderId: string): Promise<void> {
  const { services, connection } = clerk;
  try {
    await settleOrder(clerk, orderId);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'StoreUnavailable') throw cause;
    const message = 'Polar told something about an order whose refund is under way; it could not be looked up yet.';
    services.report({ kind: 'failed', message, operation: 'refunds.create', connection, cause });
  }
}

/** One change for each customer, and one for everybody. */
async function changesOf(clerk: Clerk, batch: readonly News[]): Promise<readonly NewChange[]> {
  const at = clerk.services.clock.now();
  const found = new Map<string | null, { stale: Set<QueryName>; ids: Set<string> }>();
  for (const news of batch) {
    const rule = ruleFor(news);
    const stale = rule ? rule.stale : await everyQuery();
    if (stale.length === 0) continue;
    const customerId = rule?.everybody ? null : await ownerOf(clerk, news);
    const change = found.get(customerId) ?? { stale: new Set(), ids: new Set() };
    found.set(customerId, change);
    for (const name of stale) change.stale.add(name);
    for (const id of [news.orderId, news.subscriptionId, news.revokedGrantId]) if (id) change.ids.add(id);
  }
  return [...found].map(([customerId, { stale, ids }]) => ({ customerId, stale: [...stale], ids: [...ids], at }));
}
