import type { Permission } from '../../src/contract/permissions.ts';
import type { Answer, CallContext } from '../engine/call.ts';
import type { Found } from '../engine/catalogue.ts';
import { FloeProblem, isProblem } from '../engine/problem.ts';
import { upstreamProblem } from '../operations/upstream.ts';
import type { PolarOperation } from '../polar/catalogue/operation.ts';
import type { Failure, Passage } from '../polar/port.ts';
import { envelopeAnswer, pageQuery } from './envelope-answer.ts';
import { redactedPassage } from './error-body.ts';
import { anything, type PolarInput, VERSIONS } from './input.ts';
import { answerOf, keptOf } from './kept.ts';
import { maskedPassage } from './mask.ts';
import type { Reads } from './reads.ts';
import { requestOf, roadOf } from './request.ts';
import { stalesOf } from './stale.ts';
import { runTwin, type TwinPorts } from './twins.ts';

/** In Floe's envelope for agents and services, or in Polar's own shape for services. */
export type Door = 'envelope' | 'raw';

export interface FoundPorts extends TwinPorts {
  readonly reads: Reads;
  /** What Polar itself said, by the problem it has become. */
  readonly words: WeakMap<object, Passage>;
}

/** An operation of Polar as the road of all operations runs it. */
export function foundOf(operation: PolarOperation, door: Door, ports: FoundPorts): Found {
  const isQuery = operation.effect === 'read' || operation.method === 'GET';
  const handle = async (given: object, context: CallContext): Promise<Answer> => {
    const input = given as PolarInput; // The doors make no other.
    if (!isQuery) {
      const answer = await call(operation, door, ports, { input, context });
      return operation.twin ? answer : { ...answer, kept: keptOf(answer) };
    }
    try {
      const answer = await call(operation, door, ports, { input, context });
      ports.reads.note(context, input, null);
      return answer;
    } catch (error) {
      ports.reads.note(context, input, isProblem(error) ? error.code : 'internal');
      throw error;
    }
  };
  return {
    entry: entryOf(operation, door, isQuery ? 'query' : 'mutation'),
    targets: {},
    handle,
    trail: (input) => trailOf(operation, input as PolarInput),
    again: async (kept) => answerOf(kept),
    // The operation in its place keeps them.
    keepsOwnBooks: operation.twin !== undefined,
  };
}

function entryOf(operation: PolarOperation, door: Door, kind: 'query' | 'mutation'): Found['entry'] {
  const { name, summary, subject, effect, tags, list, twin } = operation;
  const permission: Permission = kind === 'query' ? 'polar:read' : 'polar:write';
  const stales = kind === 'mutation' ? stalesOf(operation) : [];
  const refusal = operation.refusal ?? (door === 'raw' && twin === 'refunds.create' ? SAID_OTHERWISE : undefined);
  return {
    kind,
    summary,
    // Tickets and limits are for the operation in its place, where there is one.
    risk: effect === 'destructive' ? 'irreversible' : 'none',
    allow: { service: permission, ...(door === 'envelope' ? { agent: permission } : {}) },
    subject: subject === 'portal' ? 'customer' : 'none',
    ...(subject === 'portal' ? {} : { across: true }),
    ...(list && door === 'envelope' ? { list: true } : {}),
    ...(stales.length > 0 ? { stales } : {}),
    input: anything,
    output: anything,
    granted: { name, tags, byNameOnly: effect === 'secret' || effect === 'outbound' },
    refusal: refusal ?? undefined,
  };
}

const SAID_OTHERWISE = 'Polar’s shape cannot say what may become of a refund. Call refunds.create of Floe instead.';

interface Called {
  readonly input: PolarInput;
  readonly context: CallContext;
}

async function call(
  operation: PolarOperation,
  door: Door,
  ports: FoundPorts,
  { input, context }: Called,
): Promise<Answer> {
  if (operation.twin) {
    const answer = await runTwin(operation, input, { ports, context });
    const said = operation.subject === 'portal' ? await asCustomer(answer, ports, { input, context }) : answer;
    return door === 'raw' ? asPassage(said) : said;
  }
  const upstream = ports.services.upstream(context.connection);
  const wanted = door === 'raw' ? input : { ...input, query: pageQuery(input, context) };
  const sent = await roadOf(operation, upstream, { context, input }).request<Passage>(
    requestOf(operation, wanted, context),
  );
  if (!sent.ok) throw refusedBy(sent.failure, input, ports.words);
  if (!isExpected(operation, sent.body)) {
    throw new FloeProblem('upstream_error', { detail: 'Polar’s answer cannot be read.', maybeDone: true });
  }
  const isCredential = operation.effect === 'secret' || operation.effect === 'outbound';
  const passage = maskedPassage(sent.body, isCredential);
  if (door === 'raw') return { result: passage, trail: { status: passage.status } };
  return envelopeAnswer(passage, { isList: operation.list, page: Number(wanted.query.page?.[0] ?? 1) });
}

/** A page of something between us and Polar is no answer of Polar, whatever its status says. */
function isExpected({ answer }: PolarOperation, { body, headers }: Passage): boolean {
  return answer !== 'json' || body === null || /^application\/json\b/i.test(headers['content-type'] ?? '');
}

/** What Polar said goes along, but where it speaks of Floe's own token: that is for the operator. */
function refusedBy(failure: Failure, { version }: PolarInput, words: FoundPorts['words']): FloeProblem {
  // A version that the caller has made up is nothing an operator could mend.
  const isMadeUp = failure.status === 404 && typeof version === 'string' && !VERSIONS.includes(version);
  const problem = isMadeUp ? new FloeProblem('unknown_operation') : upstreamProblem(failure);
  const isOurs = problem.code === 'upstream_error' || failure.stage === 'session';
  if (failure.kind === 'refused' && failure.passage && !isOurs) words.set(problem, redactedPassage(failure.passage));
  return problem;
}

/** What the customer sees of it now: the portal shows a subscription in a shape of its own. */
async function asCustomer(answer: Answer, { services }: FoundPorts, { input, context }: Called): Promise<Answer> {
  const { customerId, memberId } = context.subject;
  if (answer.unsettled || customerId === null) return answer;
  const road = services.upstream(context.connection).portal({ customerId, memberId: input.member ?? memberId });
  const path = `/v1/customer-portal/subscriptions/${encodeURIComponent(input.params.id ?? '')}`;
  const seen = await road.request({ method: 'GET', path, fresh: true });
  // It is done; that it cannot be shown is no failure of it.
  return seen.ok ? { ...answer, result: seen.body } : answer;
}

/** The outcome of the operation in its place in Polar's shape, where that shape can say it. */
function asPassage({ result, unsettled, ...answer }: Answer): Answer {
  if (unsettled) {
    const detail = 'Polar did not say whether it was done. Look again before repeating it.';
    throw new FloeProblem('upstream_timeout', { detail, maybeDone: true });
  }
  const headers = { 'content-type': 'application/json' };
  return { ...answer, result: { status: 200, headers, body: JSON.stringify(result) } satisfies Passage };
}

/** By reference: ids, and which fields were sent. */
function trailOf({ method, path }: PolarOperation, { params, body, member }: PolarInput) {
  const ids = Object.fromEntries(Object.entries(params).filter(([, value]) => /^[\da-f-]{36}$/i.test(value)));
  const fields = typeof body === 'object' && body !== null ? Object.keys(body).slice(0, 50) : [];
  const named = member === undefined ? {} : { member };
  return { method, path, ids, ...named, fields: fields.map((name) => name.slice(0, 40)) };
}
