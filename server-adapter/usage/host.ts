import type { Tracked, TrackOptions, UsageEvent } from '../calls.ts';
import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import { withExternalId } from './external-id.ts';

interface Ports {
  readonly run: (call: Incoming) => Promise<Done>;
  readonly newId: () => string;
}

/** The host's own way to `usage.track`: this call happens once, so that its events need no key but an id each. */
export async function trackAsHost(
  { run, newId }: Ports,
  given: UsageEvent | readonly UsageEvent[],
  { connection, caller, key }: TrackOptions = {},
): Promise<Tracked> {
  const events = [given].flat();
  const named = key === undefined ? events.map(withExternalId) : events;
  const host = { kind: 'service', id: 'host', permissions: ['usage:write'], connection } as const;
  const call = { name: 'usage.track', input: { events: named }, caller: caller ?? host, key, requestId: newId() };
  const { envelope } = await run(call);
  // The contract's, which the road itself checks.
  return envelope.result as Tracked;
}
