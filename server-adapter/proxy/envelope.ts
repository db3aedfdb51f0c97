import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { Reply } from '../engine/inquiry.ts';
import { readBody } from '../engine/read-body.ts';
import type { NamedVisit } from '../engine/routes.ts';
import type { Passage } from '../polar/port.ts';
import { flowOf } from './flow.ts';
import { type PolarInput, queryOf } from './input.ts';
import { nameInTrail } from './names.ts';
import { assertVersion, customerBy, hasBody, matchedBy, memberBy } from './visit.ts';

/**
 * `ANY {base}/polar/v1/…`: an operation of Polar in Floe's envelope. A body is `{input, customer?, ticket?}` with
 * Polar's own fields in `input`; without one the header `Floe-Customer` names whom it is about. Lists take `cursor`,
 * `limit` and `sort` beside Polar's filters.
 */
export async function serveEnvelope(run: (call: Incoming) => Promise<Done>, visit: NamedVisit): Promise<Reply> {
  const { inquiry, who, requestId } = visit;
  const { operation, params } = matchedBy(visit);
  assertVersion(visit);
  const { cursor: [cursor] = [], ...query } = queryOf(inquiry.query);
  const {
    input: body,
    customer,
    ticket,
  } = hasBody(visit) ? await readBody(inquiry, operation.bodyBytes) : { input: undefined };
  const input: PolarInput = {
    params,
    query,
    ...memberBy(visit),
    ...(body === undefined ? {} : { body }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const done = await run({
    name: nameInTrail(operation),
    input,
    caller: who,
    customer: customer ?? customerBy(visit),
    ticket,
    key: inquiry.header('idempotency-key') ?? undefined,
    requestId,
    signal: inquiry.signal,
  });
  return replyOf(done);
}

function replyOf({ envelope, accepted, replayed }: Done): Reply {
  if (flows(envelope.result)) {
    const { headers, body } = envelope.result;
    return { status: 200, headers, body: flowOf(body) };
  }
  return {
    status: accepted ? 202 : 200,
    headers: { 'content-type': 'application/json', ...(replayed ? { 'idempotency-replayed': 'true' } : {}) },
    body: JSON.stringify(envelope),
  };
}

function flows(result: unknown): result is Passage & { readonly body: AsyncIterable<Uint8Array> } {
  if (typeof result !== 'object' || result === null || !('body' in result)) return false;
  return typeof result.body === 'object' && result.body !== null && Symbol.asyncIterator in result.body;
}
