import type { Answer, CallContext, Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Services } from '../operations/services.ts';
import type { PolarOperation } from '../polar/catalogue/operation.ts';
import type { Road } from '../polar/port.ts';
import type { PolarInput } from './input.ts';
import { subscriptionTwin } from './subscription-twin.ts';
import { usageTwin } from './usage-twin.ts';

/** The road of Floe's own operations. */
export type Run = (call: Incoming) => Promise<Done>;

type Fields = Readonly<Record<string, unknown>>;

/** An operation of Floe to run in the place of one of Polar. */
export interface Twin {
  readonly name: string;
  readonly input: Fields;
}

/** What finding and running one takes. */
export interface TwinPorts {
  readonly run: Run;
  readonly services: Pick<Services, 'upstream' | 'store'>;
}

const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Runs what a money operation of Polar is in Floe: with its limits, tickets, approvals and key. */
export async function runTwin(
  operation: PolarOperation,
  input: PolarInput,
  { ports, context }: { ports: TwinPorts; context: CallContext },
): Promise<Answer> {
  const { body } = input;
  if (!isFields(body)) throw new FloeProblem('bad_json');
  if (operation.twin === 'usage.track') {
    const { envelope, replayed } = await ports.run(callOf(usageTwin(body, context.key), { context, owner: null }));
    return { result: envelope.result, replayed };
  }
  const { merchant } = ports.services.upstream(context.connection);
  const done =
    operation.twin === 'refunds.create'
      ? await refund(body, ports, { context, owner: await ownerOf(merchant, '/v1/orders/', body.order_id) })
      : await ports.run(
          callOf(subscriptionTwin(body, input.params.id ?? ''), {
            context,
            owner: context.subject.customerId ?? (await ownerOf(merchant, '/v1/subscriptions/', input.params.id)),
          }),
        );
  const { envelope, accepted, replayed } = done;
  return { result: envelope.result, accepted, replayed, unsettled: envelope.unsettled };
}

interface About {
  readonly context: CallContext;
  /** The customer it belongs to; null where there is no such thing, which the operation itself says. */
  readonly owner: string | null;
}

async function refund(body: Fields, ports: TwinPorts, about: About): Promise<Done> {
  const isSaid = body.expected_refundable !== undefined || about.owner === null;
  const said = isSaid ? {} : { expected_refundable: await leftToRefund(body, ports, about) };
  return ports.run(callOf({ name: 'refunds.create', input: { ...body, ...said } }, about));
}

/**
 * Polar's shape has no place for what its caller saw as left. It is what is left now, or, under a key that came before,
 * what was left then: one order is refunded once at a time all the same.
 */
async function leftToRefund({ order_id }: Fields, { run, services }: TwinPorts, about: About): Promise<unknown> {
  const { key, connection } = about.context;
  const earlier = key === null ? null : await services.store.operations.byKey(connection, key);
  if (earlier) return earlier.expectedRefundable;
  const { envelope } = await run(callOf({ name: 'refunds.preview', input: { order_id } }, about));
  return isFields(envelope.result) ? envelope.result.refundable_amount : undefined;
}

async function ownerOf(merchant: Road, root: string, id: unknown): Promise<string | null> {
  if (typeof id !== 'string' || !GUID.test(id)) return null;
  const answer = await merchant.request<{ customer_id?: unknown }>({ method: 'GET', path: `${root}${id}` });
  if (answer.ok) return typeof answer.body.customer_id === 'string' ? answer.body.customer_id : null;
  if (answer.failure.status === 404) throw new FloeProblem('not_found');
  return null;
}

function callOf({ name, input }: Twin, { context, owner }: About): Incoming {
  const { caller, ticket, key, requestId, signal } = context;
  return {
    name,
    input,
    caller,
    requestId,
    signal,
    ...(owner === null ? {} : { customer: { id: owner } }),
    ...(ticket ? { ticket: { system: ticket.system, id: ticket.id } } : {}),
    ...(key === null ? {} : { key }),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
