import type { Clerk } from '../refunds/reconcile.ts';
import { type Endpoint, listEndpoints, ownEndpoint } from './endpoints.ts';
import { resync } from './resync.ts';
import type { Step } from './rounds.ts';
import { setUp } from './set-up.ts';

/**
 * How our endpoint stands at Polar. `unset`: this connection has no secret, so it takes no webhooks. `missing`: Polar
 * knows no endpoint with one of our secrets. `unknown`: Polar did not let us look.
 */
export type Look =
  | { readonly state: 'enabled' | 'disabled'; readonly endpoint: Endpoint }
  | { readonly state: 'missing' | 'unset' | 'unknown'; readonly endpoint: null };

export type EndpointPlace = {
  readonly state: Look['state'];
  /** When Polar last changed the endpoint: also shows that it was off and on again between two looks. */
  readonly modified: string | null;
};

/** With `mends`, the endpoint of a connection that was made at run time is set up where it is missing. */
export async function lookAtEndpoint(clerk: Clerk, mends = false): Promise<Look> {
  const { services, connection, merchant } = clerk;
  const [secrets, address] = [await services.webhookSecrets(connection), services.webhookAddress(connection)];
  if (secrets.length === 0 && address === null) return { state: 'unset', endpoint: null };
  const answer = await listEndpoints(merchant);
  if (!answer.ok) return { state: 'unknown', endpoint: null };
  const listed = answer.body;
  const isOurs = mends && address !== null;
  const endpoint = isOurs ? await setUp(clerk, { address, secrets, listed }) : ownEndpoint(listed, secrets);
  if (endpoint === 'away') return { state: 'unknown', endpoint: null };
  if (!endpoint || endpoint === 'refused') return { state: 'missing', endpoint: null };
  return { state: endpoint.enabled ? 'enabled' : 'disabled', endpoint };
}

const ALARMS: Partial<Record<Look['state'], string>> = {
  disabled:
    'Polar has disabled our webhook endpoint, which it does after ten events in a row that failed. Events of this time are lost to it; Floe goes on by Polar’s event feed, minutes late. Mend the endpoint, then run webhooks.repair.',
  missing:
    'Polar has no webhook endpoint with one of this connection’s secrets, and none could be made. `npx floe webhooks check` says what it has.',
};

/** Pages that show how the endpoint stands look again. */
async function tell({ services, connection }: Clerk): Promise<void> {
  const change = { customerId: null, stale: ['webhooks.status'], at: services.clock.now() } as const;
  await services.store.changes.append(connection, change);
}

/** Looks at the endpoint; tells the operator once when it is off, and reads everything anew once it is on again. */
export function watchStep(clerk: Clerk): Step<EndpointPlace> {
  return async (before) => {
    // What Polar has refused once it refuses every five minutes: from then on a person repairs it.
    const { state, endpoint } = await lookAtEndpoint(clerk, before?.state !== 'missing');
    const modified = endpoint?.modified_at ?? null;
    // A look that failed says nothing: the next one compares with what was known.
    if (state === 'unknown') return before ? null : { place: { state, modified } };
    if (before && state !== before.state) await tell(clerk);
    const alarm = state === before?.state ? undefined : ALARMS[state];
    if (alarm) clerk.services.report({ kind: 'alarm', message: alarm, connection: clerk.connection });
    const wasOff = before !== null && (before.state === 'disabled' || before.modified !== modified);
    if (state === 'enabled' && wasOff) await resync(clerk);
    return { place: { state, modified } };
  };
}
