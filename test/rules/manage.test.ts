import { describe, expect, it } from 'vitest';
import { createFloe, type Rule } from '../../server-adapter/index.ts';
import { ORIGIN, SECRET } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { admin, beside, firings, listener, openRuled } from './beside.ts';

const MINUTE = 60_000;
const { told, tell } = listener();
const RULES: Rule[] = [
  { name: 'abuse', on: { event: 'abuse' }, do: { operation: 'subscriptions.revoke' }, perHour: 2 },
  { name: 'ending', on: { trialEndsIn: 3 }, do: tell, dryRun: true },
  { name: 'goodbye', on: { webhook: 'subscription.canceled' }, do: tell },
  { name: 'late', on: { pastDueFor: 7 }, do: { operation: 'subscriptions.cancel' } },
  { name: 'much', on: { threshold: { meter: 'm-1', consumed: 5 } }, do: tell, connection: 'second' },
];

const open = () => openRuled(RULES);
type House = Awaited<ReturnType<typeof open>>;
const ask = (house: House, name: string, input: object = {}) => house.ask(name, { as: admin, input });

async function cancel(house: House, cancel_at_period_end = true) {
  const path = `/v1/subscriptions/${house.shop.elena.subscription}`;
  house.clock.forward(1_000);
  house.polar.moves.clock(house.clock.now());
  const data = await merchant(house, 'PATCH', path, { cancel_at_period_end });
  await deliver(house, parcel({ type: 'subscription.updated', data }, { at: house.clock.now() }));
  await house.floe.tick();
}

describe('the list of rules', () => {
  it('says what each is, how it stands and what it did last, by connection', async () => {
    const house = await open();
    await cancel(house);
    const { body, status } = await ask(house, 'rules.list');
    expect(status).toBe(200);
    expect(body.result).toMatchObject([
      {
        name: 'abuse',
        state: 'on',
        on: { kind: 'event', of: 'abuse' },
        operation: 'subscriptions.revoke',
        per_hour: 2,
      },
      { name: 'ending', state: 'dry_run', on: { kind: 'trial_ends_in', value: 3 }, operation: 'notify', last: [] },
      { name: 'goodbye', begun_last_hour: 1, last: [{ state: 'done', customer_id: house.shop.elena.customer }] },
      { name: 'late', on: { kind: 'past_due_for', value: 7 }, per_hour: 30, needs_review: 0, review: [] },
    ]);
    const page = await ask(house, 'rules.list', { limit: 3 });
    expect([page.body.result.length, page.body.total]).toEqual([3, 4]);
    const rest = await ask(house, 'rules.list', { limit: 3, cursor: page.body.nextCursor });
    expect(rest.body.result).toMatchObject([{ name: 'late' }]);
    const second = await house.ask('rules.list', { as: { ...admin, connection: 'second' } });
    expect(second.body.result.map(({ name }: { name: string }) => name)).toEqual([
      'abuse',
      'ending',
      'goodbye',
      'late',
      'much',
    ]);
    expect(house.events.filter(({ kind }) => kind === 'output_drift')).toEqual([]);
  });

  it('says to each caller whether it may change them', async () => {
    const house = await open();
    const reader = { ...admin, permissions: ['rules:read'] } as const;
    for (const [as, may_change] of [[admin, true] as const, [reader, false] as const]) {
      const { body } = await house.ask('rules.list', { as });
      expect(body.result).toHaveLength(4);
      for (const one of body.result) expect(one).toMatchObject({ may_change });
    }
    const stopped = await ask(house, 'rules.stop', { rule: 'goodbye' });
    expect(stopped.body.result).toMatchObject({ state: 'stopped', may_change: true });
  });

  it('keeps a rule that is gone from the code as long as something of it is open', async () => {
    const house = await open();
    const { store, clock } = house;
    const row = { rule: 'goodbye', subject: 'subscription:s', key: 'k', operation: 'notify', customerId: null };
    const id = house.shop.elena.order;
    const reserved = { ...row, id, state: 'waiting', body: null, causes: [], at: clock.now() } as const;
    await store.rules.reserve('default', reserved);
    await store.rules.move('default', id, { from: ['waiting'], to: 'needs_review', at: clock.now() });
    const later = beside(house, []);
    const call = (name: 'rules.list') => later.call(name, {}, { caller: { ...admin, permissions: ['rules:read'] } });
    expect((await call('rules.list')).result).toMatchObject([
      { name: 'goodbye', state: 'gone', on: null, operation: null, needs_review: 1, review: [{ id }] },
    ]);
    const settle = { rule: 'goodbye', firing_id: id };
    const { result } = await later.call('rules.settle', settle, { caller: { ...admin, permissions: ['rules:write'] } });
    expect(result).toMatchObject({ name: 'goodbye', state: 'gone', needs_review: 0 });
    expect((await call('rules.list')).result).toEqual([]);
  });
});

describe('a rule that is stopped', () => {
  it('does nothing, on one connection, until it is resumed; both are in the trail', async () => {
    const house = await open();
    told.length = 0;
    expect((await ask(house, 'rules.stop', { rule: 'goodbye' })).body.result).toMatchObject({ state: 'stopped' });
    expect((await ask(house, 'rules.stop', { rule: 'goodbye' })).status).toBe(200);
    await cancel(house);
    expect(told).toEqual([]);
    expect(await house.store.rules.know('second', [], 0)).toContainEqual(
      expect.objectContaining({ name: 'goodbye', stoppedAt: null }),
    );
    expect((await ask(house, 'rules.resume', { rule: 'goodbye' })).body.result).toMatchObject({ state: 'on' });
    await cancel(house, false);
    await cancel(house);
    expect(told).toHaveLength(1);
    const { body } = await ask(house, 'audit.list');
    const lines = body.result.filter(({ operation }: { operation: string }) => operation.startsWith('rules.'));
    expect(lines.map(({ operation }: { operation: string }) => operation)).toEqual([
      'rules.notify',
      'rules.resume',
      'rules.stop',
      'rules.stop',
    ]);
  });

  it('leaves what waits where it is, and does it when it is resumed', async () => {
    const house = await open();
    const events = ['r-1', 'r-2', 'r-3'].map((id) => ({
      name: 'abuse',
      id,
      customer: { id: house.shop.ben.customer },
    }));
    const rows = (await house.store.rules.know('default', [], 0)).length;
    expect(rows).toBe(4);
    await house.floe.rules.emit(events[0] as never);
    await house.floe.tick();
    for (const event of events.slice(1)) await house.floe.rules.emit(event);
    await house.floe.tick();
    expect((await firings(house)).map(({ state }) => state).sort()).toEqual(['done', 'failed', 'waiting']);
    await ask(house, 'rules.stop', { rule: 'abuse' });
    house.clock.forward(90 * MINUTE);
    await house.floe.tick();
    expect((await firings(house)).filter(({ state }) => state === 'waiting')).toHaveLength(1);
    // What is meant to wait is not overdue.
    expect(await (await house.visit('health')).json()).toMatchObject({ overdue: 0, rules: { waiting: 1 } });
    await ask(house, 'rules.resume', { rule: 'abuse' });
    await house.floe.tick();
    expect((await firings(house)).filter(({ state }) => state === 'waiting')).toEqual([]);
  });

  it('that nobody knows is not found', async () => {
    const house = await open();
    for (const name of ['rules.stop', 'rules.resume', 'rules.dryRun'])
      expect(await ask(house, name, { rule: 'nothing' })).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await ask(house, 'rules.stop', { rule: '' })).status).toBe(422);
  });
});

describe('a dry run', () => {
  it('says what a rule would do now and does none of it', async () => {
    const house = await open();
    const { elena, ben } = house.shop;
    house.polar.moves.cardDeclines(elena.customer);
    house.polar.moves.periodEnds(elena.subscription);
    house.clock.forward(8 * 24 * 60 * MINUTE);
    house.polar.moves.clock(house.clock.now());
    told.length = 0;
    const tried = await ask(house, 'rules.dryRun', { rule: 'late' });
    expect(tried.body.result).toEqual({
      rule: 'late',
      looked: 1,
      more: false,
      firings: [
        {
          subject: `subscription:${elena.subscription}`,
          customer_id: elena.customer,
          would: 'fire',
          input: { subscription_id: elena.subscription },
        },
      ],
    });
    expect(await firings(house)).toEqual([]);
    await house.floe.tick();
    expect((await ask(house, 'rules.dryRun', { rule: 'late' })).body.result.firings).toMatchObject([
      { would: 'known' },
    ]);
    await merchant(house, 'PATCH', `/v1/subscriptions/${ben.subscription}`, { cancel_at_period_end: true });
    const seen = await ask(house, 'rules.dryRun', { rule: 'goodbye' });
    expect(seen.body.result.firings).toMatchObject([
      { would: 'fire', customer_id: ben.customer, input: null },
      { would: 'fire', customer_id: elena.customer },
    ]);
    expect(told).toEqual([]);
    const changes = house.changes().map(({ body }) => JSON.parse(body));
    expect(changes).toEqual([{ cancel_at_period_end: true }]);
  });

  it('of a rule on an event takes the event to try it with', async () => {
    const house = await open();
    const { elena } = house.shop;
    const event = { id: 'try-1' };
    const attempt = () =>
      house.ask('rules.dryRun', { as: admin, customer: { id: elena.customer }, input: { rule: 'abuse', event } });
    const tried = await attempt();
    expect(tried.body.result).toMatchObject({
      looked: 1,
      firings: [{ would: 'fire', input: { subscription_id: elena.subscription } }],
    });
    expect(await ask(house, 'rules.dryRun', { rule: 'abuse' })).toMatchObject({ status: 422 });
    expect(await ask(house, 'rules.dryRun', { rule: 'late', event })).toMatchObject({ status: 422 });
    await merchant(house, 'DELETE', `/v1/subscriptions/${elena.subscription}`);
    expect(await ask(house, 'rules.dryRun', { rule: 'abuse', event })).toMatchObject({ status: 422 });
    const refused = await attempt();
    expect(refused.body.result.firings).toMatchObject([{ would: 'refused', input: null }]);
  });

  it('says that Polar does not answer rather than that nothing would be done', async () => {
    let isAway = false;
    const house = await openRuled(RULES, {
      wrap: (fetch) => async (input, init) => (isAway ? new Response('', { status: 503 }) : fetch(input, init)),
    });
    isAway = true;
    expect(await ask(house, 'rules.dryRun', { rule: 'late' })).toMatchObject({ status: 503 });
  });
});

describe('what could never work', () => {
  const wrong: readonly (readonly [string, Partial<Rule>])[] = [
    ['name', { name: 'Two Words' }],
    ['perHour', { perHour: 0 }],
    ['0 triggers', { on: {} as never }],
    ['2 triggers', { on: { event: 'a', trialEndsIn: 3 } as never }],
    ['no name', { on: { event: '' } }],
    ['leaves no state', { on: { webhook: 'subscription.updated' as never } }],
    ['leaves no state', { on: { webhook: 'toString' as never } }],
    ['one of consumed and left', { on: { threshold: { meter: 'm' } } }],
    ['one of consumed and left', { on: { threshold: { meter: 'm', consumed: 1, left: 1 } } }],
    ['days', { on: { trialEndsIn: -1 } }],
    ['days', { on: { pastDueFor: Number.NaN } }],
    ['no subscription', { on: { webhook: 'customer.created' }, do: { operation: 'subscriptions.cancel' } }],
  ];
  const good: Rule = { name: 'a', on: { event: 'a' }, do: tell };
  const create = (rules: readonly Rule[]) => () =>
    createFloe({ polar: { accessToken: 'x' }, authenticate: () => null, secret: SECRET, origins: [ORIGIN], rules });

  it.each(wrong)('is refused at the start: %s', (why, facts) => {
    expect(create([{ ...good, ...facts }])).toThrow(why);
  });

  it('is two of one name', () => {
    expect(create([good])).not.toThrow();
    expect(create([good, good])).toThrow('two of this name');
  });
});
