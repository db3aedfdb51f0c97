import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, openHouse } from '../adapter/house.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const house = openHouse();
const { elena } = house.shop;
const about = { as: agent(), customer: { id: elena.customer } };

const problems = async (name: string, input: unknown, options: object = about) => {
  const { status, body } = await house.ask(name, { input, ...options });
  expect(status).toBe(422);
  expect(body.code).toBe('invalid_input');
  expect(house.writes()).toEqual([]);
  return (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
};

describe('an input that does not fit', () => {
  it.each<[string, string, unknown, string[]]>([
    ['a missing field', 'orders.get', {}, ['order_id: required']],
    ['a wrong type', 'orders.get', { order_id: 7 }, ['order_id: wrong_type']],
    ['no id of Polar', 'orders.get', { order_id: '../customers' }, ['order_id: bad_format']],
    [
      'an unknown field',
      'orders.get',
      { order_id: elena.order, customer_id: elena.customer },
      ['customer_id: unrecognized'],
    ],
    ['an unknown word', 'orders.list', { sort: 'mood' }, ['sort: not_one_of']],
    ['too much', 'orders.list', { limit: 101 }, ['limit: too_large']],
    ['too little', 'orders.list', { limit: 0 }, ['limit: too_small']],
    ['a fraction', 'orders.list', { limit: 1.5 }, ['limit: wrong_type']],
    ['too long a text', 'customer.search', { query: 'x'.repeat(201) }, ['query: too_long']],
    ['an empty text', 'customer.search', { query: '   ' }, ['query: too_short']],
    [
      'an unknown kind of preview',
      'subscriptions.preview',
      { subscription_id: elena.subscription, of: 'mood' },
      ['of: not_one_of'],
    ],
    ['no kind of preview', 'subscriptions.preview', { subscription_id: elena.subscription }, ['of: required']],
    [
      'two mistakes',
      'subscriptions.pause',
      { resumes_at: 'soon' },
      ['subscription_id: required', 'resumes_at: bad_format'],
    ],
  ])('%s', async (_name, name, input, expected) => {
    const options = name === 'customer.search' ? { as: agent() } : about;
    expect(await problems(name, input, options)).toEqual(expected);
  });
});

describe('a customer', () => {
  const as = { kind: 'customer', externalId: elena.externalId } as const;

  it.each<[string, object, string]>([
    [
      'subscriptions.change',
      { subscription_id: elena.subscription, proration_behavior: 'next_period' },
      'proration_behavior',
    ],
    ['subscriptions.change', { subscription_id: elena.subscription, discount_id: house.shop.discount }, 'discount_id'],
    ['subscriptions.change', { subscription_id: elena.subscription, trial_end: '2027-01-01T00:00:00Z' }, 'trial_end'],
    ['subscriptions.preview', { subscription_id: elena.subscription, of: 'change', units: 2 }, 'units'],
    ['customer.update', { email: 'new@example.com' }, 'email'],
    ['customer.update', { external_id: 'somebody-else' }, 'external_id'],
    ['products.list', { archived: true }, 'archived'],
    ['products.list', { query: 'friends' }, 'query'],
    ['orders.list', { status: ['paid'] }, 'status'],
    ['audit.list', { actor_id: 'a-17' }, 'actor_id'],
    ['portal.session', { member_id: 'somebody' }, 'member_id'],
  ])('%s: may not send what only the team may', async (name, input, field) => {
    expect(await problems(name, input, { as })).toEqual([`${field}: not_allowed`]);
  });
});

describe('whom an agent means', () => {
  it.each<[string, unknown, string]>([
    ['nobody', undefined, 'customer: required'],
    ['an empty name', {}, 'customer: bad_format'],
    ['two names', { id: elena.customer, email: 'a@b.c' }, 'customer: bad_format'],
    ['another field', { customer_id: elena.customer }, 'customer: bad_format'],
    ['a text', elena.customer, 'customer: bad_format'],
    ['an id that is none', { id: '../orders' }, 'customer.id: bad_format'],
    ['a number', { email: 7 }, 'customer.email: bad_format'],
    ['a very long e-mail', { email: `${'x'.repeat(400)}@example.com` }, 'customer.email: bad_format'],
  ])('%s', async (_name, customer, expected) => {
    expect(await problems('orders.list', {}, { as: agent(), customer })).toEqual([expected]);
  });

  it.each([[{ externalId: elena.externalId }], [{ email: 'elena@lumenstudio.com' }]])(
    '%o is for looking only',
    async (customer) => {
      const { body } = await house.ask('orders.list', { as: agent(), customer });
      expect(body.subject).toEqual({ connection: 'default', kind: 'agent', customer: elena.customer });
      const input = { subscription_id: elena.subscription };
      expect(await problems('subscriptions.cancel', input, { as: agent(), customer })).toEqual([
        'customer.id: required',
      ]);
    },
  );

  it('is passed over where nobody is meant: a page names its customer once for all its calls', async () => {
    const { status, body } = await house.ask('discounts.list', about);
    expect([status, body.subject.customer]).toEqual([200, null]);
  });
});

describe('a ticket that is none', () => {
  const { ticket: _none, ...as } = { ...agent() };
  it.each<[string, unknown, string]>([
    ['a text', 'T-1', 'ticket: wrong_type'],
    ['no id', { system: 'desk' }, 'ticket.id: required'],
    ['no system', { id: 'T-1' }, 'ticket.system: required'],
    ['an endless id', { system: 'desk', id: 'x'.repeat(10_000) }, 'ticket.id: too_long'],
    ['a link that runs', { system: 'desk', id: 'T-1', url: 'javascript:alert(1)' }, 'ticket.url: bad_format'],
    ['an extra field', { system: 'desk', id: 'T-1', proof: 'token' }, 'ticket.proof: unrecognized'],
  ])('%s', async (_name, ticket, expected) => {
    expect(await problems('orders.list', {}, { as, customer: about.customer, ticket })).toEqual([expected]);
  });
});

/** Names under which a customer could be smuggled past the subject. */
const NAMES_A_CUSTOMER = /customer|external_?id|e-?mail|user_?id/i;
/**
 * Fields of a customer's profile itself, of a search across customers that no customer may make, and the colleague whom
 * a team invites to one of its own seats.
 */
const PROFILE = [
  // Whom a token is bound to is what is made there, not whom the call is about.
  'mcpTokens.create: customer_id',
  'seats.assign: email',
  // Each event names its own.
  'usage.track: customer_id',
  'usage.track: external_customer_id',
  'usage.track: external_id',
  'customer.update: email',
  'customer.update: external_id',
  'customer.changeEmail: email',
  'customer.search: email',
  'customer.search: external_id',
];

it('no input names the customer it is about', () => {
  const named = Object.entries(operations).flatMap(([name, { input }]) =>
    fieldsOf(z.toJSONSchema(input(), { io: 'input', unrepresentable: 'any' }))
      .filter((field) => NAMES_A_CUSTOMER.test(field))
      .map((field) => `${name}: ${field}`),
  );
  expect(named.sort()).toEqual(PROFILE.sort());
  for (const name of ['customer.update', 'customer.search']) {
    const may = operations[name]?.allow.customer ? operations[name]?.customerMay : [];
    expect(may?.filter((field) => NAMES_A_CUSTOMER.test(field))).toEqual([]);
  }
});

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value ?? {}), ...Object.values(value ?? {}).flatMap(fieldsOf)]
      : fieldsOf(value),
  );
}
