import type { Output } from '../../src/contract/types.ts';
import type { Handle } from '../operations/handler.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import { graceOf } from './options.ts';
import { KEPT_MS, nothing, type Standing } from './standing.ts';

type Entitlements = Output<'entitlements.get'>;

/** A page asks again within the time that what was read is kept; it is not to close just because it did so a little later. */
const PAGE_MS = KEPT_MS + 60_000;

/** What a page is told: always as of this moment, for it may ask because it has heard of a change. */
export const get: Handle<'entitlements.get'> = async (_input, { services, connection, subject }) => {
  const { customerId, memberId } = subject;
  const at = services.clock.now();
  const graceMs = graceOf(services.entitlementOptions);
  if (customerId === null) return { result: view(nothing(at), { at, graceMs }) };
  const { ask } = await services.entitlements();
  const answer = await ask(connection, customerId, { now: true });
  if (!answer.ok) throw upstreamProblem(answer.failure);
  return { result: view(answer.body, { at, graceMs, memberId }) };
};

interface Viewing {
  /** Epoch ms. */
  readonly at: number;
  readonly graceMs: number;
  readonly memberId?: string | undefined;
}

/** A standing as it stands on the wire. */
export function view({ at, isStale, sum }: Standing, { at: now, graceMs, memberId }: Viewing): Entitlements {
  const left = at + (isStale ? graceMs : Math.max(graceMs, PAGE_MS)) - now;
  return {
    entitlements: [...sum(memberId).values()],
    as_of: new Date(at).toISOString(),
    is_stale: isStale,
    good_for: Math.max(0, Math.floor(left / 1_000)),
  };
}
