import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { Reply } from '../engine/inquiry.ts';
import { readJson } from '../engine/read-body.ts';
import type { NamedVisit } from '../engine/routes.ts';
import type { Passage } from '../polar/port.ts';
import { flowOf } from './flow.ts';
import { type PolarInput, queryOf } from './input.ts';
import { nameInTrail } from './names.ts';
import { customerBy, hasBody, matchedBy, memberBy } from './visit.ts';

export interface RawPorts {
  readonly run: (call: Incoming) => Promise<Done>;
  readonly words: WeakMap<object, Passage>;
}

/**
 * `ANY {base}/polar-raw/v1/…`: an operation of Polar in Polar's own shape, so that any client of Polar works through
 * Floe with a bearer of Floe. What Polar refuses is told in Polar's words, what Floe refuses as a problem document.
 */
export async function serveRaw({ run, words }: RawPorts, visit: NamedVisit): Promise<Reply> {
  const { inquiry, who, requestId } = visit;
  const { operation, params } = matchedBy(visit);
  const version = inquiry.header('polar-version');
  const body = hasBody(visit) ? await readJson(inquiry, operation.bodyBytes) : undefined;
  const input: PolarInput = {
    params,
    query: queryOf(inquiry.query),
    version,
    ...memberBy(visit),
    ...(body === undefined ? {} : { body }),
  };
  const call: Incoming = {
    name: nameInTrail(operation),
    input,
    caller: who,
    customer: customerBy(visit),
    key: inquiry.header('idempotency-key') ?? undefined,
    requestId,
    signal: inquiry.signal,
  };
  try {
    const { envelope, replayed } = await run(call);
    const { headers, ...reply } = replyOf(envelope.result as Passage); // What the operations of this door answer.
    return { ...reply, headers: { ...headers, ...(replayed ? { 'idempotency-replayed': 'true' } : {}) } };
  } catch (error) {
    const said = typeof error === 'object' && error !== null ? words.get(error) : undefined;
    if (!said) throw error;
    return replyOf(said);
  }
}

function replyOf({ status, headers, body }: Passage): Reply {
  return { status, headers, body: body === null || typeof body === 'string' ? body : flowOf(body) };
}
