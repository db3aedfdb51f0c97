import { FloeProblem } from '../engine/problem.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import { changeEndpoint, type Endpoint } from './endpoints.ts';
import { resync } from './resync.ts';
import { EVERY_MS } from './rounds.ts';
import { type Look, lookAtEndpoint } from './watch.ts';

const WHY_NOT = {
  missing:
    'Polar has no endpoint with one of this connection’s secrets. Run `npx floe webhooks setup` and set its secret.',
  unset: 'This connection has no webhook secret.',
  unknown: 'Polar does not let the access token look at webhook endpoints.',
} as const;

interface Repaired {
  readonly was: Look['state'];
  readonly now: Look;
}

/** Turns the endpoint on, if it is off, and has everything read anew in any case. */
export async function repair(clerk: Clerk): Promise<Repaired> {
  const { services, connection } = clerk;
  const look = await lookAtEndpoint(clerk, true);
  if (!look.endpoint) {
    throw new FloeProblem('state_conflict', { detail: WHY_NOT[look.state], state: { reason: look.state } });
  }
  const endpoint = look.endpoint.enabled ? look.endpoint : await enable(clerk, look.endpoint);
  const at = services.clock.now();
  // What the next look compares with: it was us who changed it.
  const place = { state: 'enabled', modified: endpoint.modified_at };
  await services.store.bookmarks.keep(connection, 'endpoint', { place, at, dueAt: at + EVERY_MS });
  await resync(clerk);
  return { was: look.state, now: { state: 'enabled', endpoint } };
}

async function enable({ merchant }: Clerk, { id }: Endpoint): Promise<Endpoint> {
  const answer = await changeEndpoint(merchant, id, { enabled: true });
  if (answer.ok) return answer.body;
  if (answer.failure.kind !== 'refused' || answer.failure.status !== 422) throw upstreamProblem(answer.failure);
  const detail = 'Polar does not take the endpoint’s address any more: it must be https and public.';
  throw new FloeProblem('state_conflict', { detail, state: { reason: 'address' } });
}
