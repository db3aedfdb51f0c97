import type { Paged } from '../operations/upstream.ts';
import type { QueryValue } from '../polar/port.ts';
import type { Clerk } from '../refunds/reconcile.ts';
import type { Json } from '../store/json.ts';
import { fieldsOf } from '../webhooks/news.ts';
import type { RuleFacts } from './rule.ts';
import type { Subject } from './subject.ts';

/** Polar could not be asked; it is tried again. */
export class Unread extends Error {
  override readonly name = 'Unread';
}

type Meter = NonNullable<RuleFacts['meter']> & { readonly customer_id: string };
type Subscription = NonNullable<RuleFacts['subscription']>;
type Order = NonNullable<RuleFacts['order']>;

/** Where each kind of thing is kept. */
const ROOTS = {
  subscription: '/v1/subscriptions/',
  order: '/v1/orders/',
  customer: '/v1/customers/',
  customer_meter: '/v1/customer-meters/',
} as const;

const ALIVE = ['trialing', 'active', 'past_due', 'unpaid', 'paused'] as const;

/** What is so now about a thing of Polar's, null where it is there no more. `body` is the event, where one calls. */
export async function factsOf(clerk: Clerk, { kind, id }: Subject, body: Json): Promise<RuleFacts | null> {
  const thing = await readOne(clerk, `${ROOTS[kind]}${encodeURIComponent(id)}`);
  if (!thing) return null;
  // Polar's, by the path it was read from.
  if (kind === 'subscription') return ofSubscription(clerk, thing as Subscription);
  if (kind === 'order') return ofOrder(clerk, thing as Order);
  if (kind === 'customer_meter') return ofMeter(clerk, thing as Meter);
  const customer = thing as NonNullable<RuleFacts['customer']>;
  if (body === null) return { ...nothing(clerk, id), customer };
  return { ...nothing(clerk, id), customer, ...(await ofEvent(clerk, id, body)) };
}

/** Facts of a customer alone, and of each of its subscriptions. */
export async function factsOfCustomer(clerk: Clerk, id: string): Promise<readonly RuleFacts[]> {
  const alone = await factsOf(clerk, { kind: 'customer', id }, null);
  if (!alone) return [];
  const subscriptions = await readList<Subscription>(clerk, ROOTS.subscription, { customer_id: id });
  return [alone, ...subscriptions.map((one) => ofSubscription(clerk, one))];
}

export function ofSubscription(clerk: Clerk, subscription: Subscription): RuleFacts {
  return { ...nothing(clerk, subscription.customer_id), subscription };
}

export async function ofOrder(clerk: Clerk, order: Order): Promise<RuleFacts> {
  const path = order.subscription_id ? `${ROOTS.subscription}${encodeURIComponent(order.subscription_id)}` : null;
  const subscription = path === null ? null : ((await readOne(clerk, path)) as Subscription | null);
  return { ...nothing(clerk, order.customer_id), order, subscription };
}

/** With the subscription that counts it, whose period it is. */
export async function ofMeter(clerk: Clerk, meter: Meter): Promise<RuleFacts> {
  const alive = await aliveOf(clerk, meter.customer_id);
  const counting = alive.filter(({ meters }) => meters?.some(({ meter_id }) => meter_id === meter.meter_id));
  return { ...nothing(clerk, meter.customer_id), meter, subscription: counting[0] ?? null };
}

async function ofEvent(clerk: Clerk, id: string, body: Json): Promise<Pick<RuleFacts, 'event' | 'subscription'>> {
  const { subscription_id, ...event } = fieldsOf(body);
  const alive = await aliveOf(clerk, id);
  const named = alive.find((one) => one.id === subscription_id);
  const only = subscription_id === undefined && alive.length === 1 ? alive[0] : undefined;
  // Written by `emit`, in this shape.
  return { event: event as unknown as NonNullable<RuleFacts['event']>, subscription: named ?? only ?? null };
}

function aliveOf(clerk: Clerk, customer_id: string): Promise<readonly Subscription[]> {
  return readList<Subscription>(clerk, ROOTS.subscription, { customer_id, status: ALIVE });
}

function nothing({ services, connection }: Clerk, customerId: string): RuleFacts {
  const none = { subscription: null, customer: null, order: null, meter: null, event: null };
  return { connection, customerId, ...none, now: services.clock.now() };
}

async function readOne({ merchant }: Clerk, path: string): Promise<unknown> {
  const answer = await merchant.request({ method: 'GET', path, fresh: true, class: 'background' });
  if (answer.ok) return answer.body;
  const { failure } = answer;
  // Polar's own word for it has a name; a page that a gateway puts in its place has none.
  if (failure.kind === 'refused' && failure.error !== null && [404, 422].includes(failure.status)) return null;
  throw new Unread(`Polar does not say what stands at ${path.replace(/[^/]*$/, '')}.`);
}

/** The first hundred. */
async function readList<T>(
  { merchant }: Clerk,
  path: string,
  filters: Readonly<Record<string, QueryValue | readonly QueryValue[]>>,
): Promise<readonly T[]> {
  const query = { limit: 100, ...filters };
  const answer = await merchant.request<Paged<T>>({ method: 'GET', path, query, fresh: true, class: 'background' });
  if (!answer.ok) throw new Unread(`Polar does not list ${path}.`);
  return answer.body.items;
}

/** One page of what a rule is tried against. */
export async function readPage<T>(
  { merchant }: Clerk,
  kind: Subject['kind'],
  query: Readonly<Record<string, QueryValue | readonly QueryValue[]>>,
): Promise<{ readonly items: readonly T[]; readonly total: number }> {
  const request = { method: 'GET', path: ROOTS[kind], query: { limit: 100, ...query }, fresh: true } as const;
  const answer = await merchant.request<Paged<T>>({ ...request, class: 'background' });
  if (!answer.ok) throw new Unread(`Polar does not list ${ROOTS[kind]}.`);
  return { items: answer.body.items, total: answer.body.pagination.total_count };
}
