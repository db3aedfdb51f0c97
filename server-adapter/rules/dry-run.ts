import type { Input, Output } from '../../src/contract/types.ts';
import { FloeProblem, invalidField, isProblem } from '../engine/problem.ts';
import type { Context } from '../operations/handler.ts';
import type { Json } from '../store/json.ts';
import { causesOf } from './causes.ts';
import { type Calling, callingOf } from './consider.ts';
import type { Desk, Standing } from './desk.ts';
import { factsOf, ofMeter, ofOrder, ofSubscription, readPage, Unread } from './facts.ts';
import { callOf } from './operation.ts';
import type { RuleFacts, RuleTrigger } from './rule.ts';

type DryRun = Output<'rules.dryRun'>;
type Firing = DryRun['firings'][number];

/** What a rule would do about what is so now. Nothing is reserved, sent or told. */
export async function dryRun({ rule: name, event }: Input<'rules.dryRun'>, context: Context): Promise<DryRun> {
  const rules = await context.services.rules();
  const desk = await rules.desk(context.connection, 'all');
  const standing = desk.rules.find(({ rule }) => rule.name === name);
  if (!standing) throw new FloeProblem('not_found', { detail: 'There is no rule of this name in the code.' });
  const isOnEvent = 'event' in standing.rule.on;
  if (isOnEvent && !event) throw invalidField('event', 'required', 'This rule waits for an event: say which to try.');
  if (!isOnEvent && event) throw invalidField('event', 'not_allowed', 'This rule does not wait for an event.');
  try {
    const about = event && customerOf(context);
    const { facts, total } = about
      ? await ofEvent(desk, standing, { ...event, about })
      : await newest(desk, standing.rule.on);
    const firings: Firing[] = [];
    for (const one of facts) {
      const firing = await tried(desk, standing, one);
      if (firing) firings.push(firing);
    }
    return { rule: name, looked: facts.length, more: total > facts.length, firings };
  } catch (error) {
    if (error instanceof Unread) throw new FloeProblem('unavailable', { detail: error.message });
    throw error;
  }
}

function customerOf({ subject }: Context): string {
  if (subject.customerId !== null) return subject.customerId;
  throw invalidField('customer', 'required', 'Say which customer the event is about.');
}

/** An event to try, with Polar's id of its customer. */
type Tried = Partial<NonNullable<Input<'rules.dryRun'>['event']>> & { readonly about: string };

interface Found {
  readonly facts: readonly RuleFacts[];
  readonly total: number;
}

async function ofEvent(desk: Desk, { rule }: Standing, event: Tried): Promise<Found> {
  const { about: id, ...rest } = event;
  const body = { data: {}, ...rest, name: 'event' in rule.on ? rule.on.event : '' } as Json;
  const facts = await factsOf(desk, { kind: 'customer', id }, body);
  return { facts: facts ? [facts] : [], total: facts ? 1 : 0 };
}

/** The newest hundred of what it is about. */
async function newest(desk: Desk, on: RuleTrigger): Promise<Found> {
  if ('threshold' in on) {
    const query = { meter_id: on.threshold.meter, sorting: '-modified_at' };
    const page = await readPage<Parameters<typeof ofMeter>[1]>(desk, 'customer_meter', query);
    return all(page, (one) => ofMeter(desk, one));
  }
  const kind = 'webhook' in on ? on.webhook.split('.')[0] : 'subscription';
  if (kind === 'order') {
    const page = await readPage<NonNullable<RuleFacts['order']>>(desk, 'order', { sorting: '-created_at' });
    return all(page, (one) => ofOrder(desk, one));
  }
  if (kind === 'customer') {
    const page = await readPage<NonNullable<RuleFacts['customer']>>(desk, 'customer', { sorting: '-created_at' });
    return all(page, async (customer) => ({ ...nobody(desk), customerId: customer.id, customer }));
  }
  const status = 'trialEndsIn' in on ? ['trialing'] : 'pastDueFor' in on ? ['past_due'] : undefined;
  const query = { status, sorting: '-started_at' };
  const page = await readPage<NonNullable<RuleFacts['subscription']>>(desk, 'subscription', query);
  return all(page, async (one) => ofSubscription(desk, one));
}

const nobody = ({ services, connection }: Desk) => ({
  connection,
  subscription: null,
  order: null,
  meter: null,
  event: null,
  now: services.clock.now(),
});

async function all<T>(
  { items, total }: { readonly items: readonly T[]; readonly total: number },
  factsFor: (item: T) => Promise<RuleFacts>,
): Promise<Found> {
  const facts: RuleFacts[] = [];
  for (const item of items) facts.push(await factsFor(item));
  return { facts, total };
}

async function tried(desk: Desk, standing: Standing, facts: RuleFacts): Promise<Firing | null> {
  const calling = await callingOf(standing, facts);
  if (!calling) return null;
  const shown = { subject: calling.subject, customer_id: facts.customerId };
  const isKnown = await knows(desk, standing, calling);
  if (isKnown) return { ...shown, would: 'known', input: null };
  const { rule } = standing;
  if ((await causesOf(desk, facts, null)).includes(rule.name)) return { ...shown, would: 'loop', input: null };
  if (rule.do.operation === 'notify') return { ...shown, would: 'fire', input: null };
  try {
    return { ...shown, would: 'fire', input: callOf(rule.do, facts).input };
  } catch (error) {
    if (isProblem(error)) return { ...shown, would: 'refused', input: null };
    throw error;
  }
}

async function knows({ services, connection }: Desk, { rule }: Standing, { subject, key }: Calling): Promise<boolean> {
  const found = await services.store.rules.find(connection, { rule: rule.name, subject, key, limit: 1 });
  return found.length > 0;
}
