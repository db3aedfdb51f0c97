import type { Failure } from '../polar/port.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import type { AuditRequest } from '../store/audit-port.ts';
import {
  changeEndpoint,
  createEndpoint,
  type Endpoint,
  listEndpoints,
  ownEndpoint,
  removeEndpoint,
} from './endpoints.ts';
import { keepWebhookSecrets } from './kept-secrets.ts';
import { WEBHOOK_TYPES } from './types.ts';

/** One that was replaced holds beside the new one for what is on its way. */
const KEPT = 2;

/**
 * The endpoint of a connection that was made at run time, whose secret only Floe knows: made where there is none, taken
 * up where one stands at our address, and led here where it sends to an older address of ours. `refused`: Polar takes none
 * of it. `away`: nobody could say, so that it is tried again.
 */
export async function setUp(
  clerk: Clerk,
  { address, secrets, listed }: { address: string; secrets: readonly string[]; listed: readonly Endpoint[] },
): Promise<Endpoint | 'refused' | 'away'> {
  const { merchant } = clerk;
  const own = ownEndpoint(listed, secrets);
  if (own?.url === address) return own;
  const wanted = { url: address, events: WEBHOOK_TYPES, format: 'raw' };
  const there = own ?? listed.find(({ url }) => url === address);
  const done = await noted(clerk, { address, endpoint: there?.id ?? null }, () =>
    there ? changeEndpoint(merchant, there.id, wanted) : createEndpoint(merchant, { name: 'Floe', ...wanted }),
  );
  if (!done.ok) return isFinal(done.failure) ? 'refused' : 'away';
  const { secret } = done.body;
  if (!secrets.includes(secret)) await keepWebhookSecrets(clerk, [secret, ...secrets].slice(0, KEPT));
  return done.body;
}

const isFinal = ({ kind, status, mayHaveHappened }: Failure): boolean =>
  kind === 'refused' && !mayHaveHappened && status !== 429;

/** Polar is told to send nothing here any more, as far as it can still be asked. */
export async function takeDown({ services, connection, merchant }: Clerk): Promise<void> {
  // What was sealed with a lost key names no endpoint any more.
  const secrets = await services.webhookSecrets(connection).catch(() => []);
  const listed = secrets.length === 0 ? null : await listEndpoints(merchant);
  const own = listed?.ok ? ownEndpoint(listed.body, secrets) : undefined;
  if (own) await removeEndpoint(merchant, own.id);
}

/** A write at Polar that nobody has asked for has its line in the trail all the same. */
async function noted<A extends { readonly ok: boolean }>(
  { services, connection }: Clerk,
  detail: AuditRequest['detail'],
  work: () => Promise<A>,
): Promise<A> {
  const { store, clock, newId } = services;
  const id = newId();
  await store.audit.request(connection, {
    id,
    at: clock.now(),
    requestId: id,
    operation: 'webhooks.setUp',
    actor: { kind: 'system', id: 'floe', name: 'Floe' },
    customer: null,
    ticket: null,
    targets: {},
    detail,
  });
  const answer = await work();
  const [result, code] = answer.ok ? (['ok', null] as const) : (['failed', 'upstream_error'] as const);
  await store.audit.complete(connection, id, { at: clock.now(), result, code, detail: {} });
  return answer;
}
