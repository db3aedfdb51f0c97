import { runOnce } from '../engine/idempotency.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Handle } from '../operations/handler.ts';
import { rowsOf } from './rows.ts';

type Track = Handle<'usage.track'>;

/**
 * Answers once the events are kept. One without an external id gets it here, so that however often it is sent to Polar
 * it counts once; the call itself is made repeatable by its key.
 */
export const track: Track = async ({ events }, context) => {
  const { services, connection, actor, key } = context;
  const { store, clock, report } = services;
  if (key === null && events.some(({ external_id }) => external_id === undefined)) {
    const detail =
      'Send an Idempotency-Key, or give every event an external_id: what is repeated must not count twice.';
    throw new FloeProblem('idempotency_key_required', { detail });
  }
  const usage = await services.usage();
  const rows = rowsOf(events, clock.now());
  const work: () => ReturnType<Track> = async () => {
    await usage.assertRoom(connection);
    await usage.note(context);
    const inserted = await store.usage.add(connection, rows);
    usage.soon(connection);
    return { result: { inserted, duplicates: rows.length - inserted }, accepted: true };
  };
  if (key === null) return work();
  const identity = { caller: `${actor.kind}:${actor.id}`, key };
  const fingerprint = await context.fingerprint();
  const answer = await runOnce(
    { store: store.idempotency, clock, report, connection, key: identity, fingerprint },
    work,
  );
  // What was kept is what this handler answered.
  return answer as Awaited<ReturnType<Track>>;
};
