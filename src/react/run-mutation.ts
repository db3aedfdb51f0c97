import { FloeError } from '../client/floe-error.ts';
import type { Input, MutationName, Reply } from '../client/operation.ts';
import type { Floe } from './floe-context.ts';

/** Runs a mutation for the customer on screen, and marks stale what the server names. */
export async function runMutation<N extends MutationName>(
  floe: Floe,
  name: N,
  input: Input<N>,
  idempotencyKey: string,
): Promise<Reply<N>> {
  const { client, queryClient, customer, ticket, onEvent } = floe;
  // Looked up by e-mail or external id, changed by the id that is on screen.
  const id = customer && floe.subject()?.customer;
  const reply = await client.call(name, input, { customer: id ? { id } : customer, ticket, idempotencyKey });
  client.own.push(reply.requestId);
  for (const stale of reply.stale ?? []) {
    void queryClient.invalidateQueries({
      queryKey: ['floe', client.url],
      predicate: (query) => query.queryKey[3] === stale,
      // The overview's parts re-fetch themselves; the overview as a whole waits until it is next needed.
      refetchType: stale === 'customer.overview' ? 'none' : 'active',
    });
  }
  // Sent, and nobody knows yet: what stands now is read again above, and the press counts as unanswered.
  if (reply.unsettled) throw new FloeError({ code: 'upstream_timeout' });
  onEvent({
    type: 'succeeded',
    operation: name,
    // A host's analytics hear nothing of license keys, links that sign in and a bank's secrets.
    reply: {
      ...reply,
      result: { ...reply.result, key: undefined, url: undefined, client_secret: undefined },
    } as typeof reply,
  });
  return reply;
}
