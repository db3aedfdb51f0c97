import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

interface Move {
  readonly operation: string;
  readonly about?: 'priya';
  readonly input: (house: House) => object;
  /** What has to be so first. */
  readonly first?: (house: House) => Promise<unknown>;
  /** Whether the answer shows the wanted state. */
  // biome-ignore lint/suspicious/noExplicitAny: results of every operation pass here
  readonly holds: (result: any) => boolean;
}

const plan = ({ shop }: House) => ({ subscription_id: shop.elena.subscription });
const team = ({ shop }: House) => ({ subscription_id: shop.priya.subscription });
const patchPlan = (house: House, body: object) =>
  merchant(house, 'PATCH', `/v1/subscriptions/${house.shop.elena.subscription}`, body);
const seatOf = async (house: House) =>
  (await merchant(house, 'GET', `/v1/customer-seats?subscription_id=${house.shop.priya.subscription}`)).seats.find(
    ({ status }: { status: string }) => status === 'claimed',
  ).id;

let seat = '';
let key = '';

/** Every change towards a state. */
const moves: Record<string, Move> = {
  'a cancellation': { operation: 'subscriptions.cancel', input: plan, holds: (now) => now.cancel_at_period_end },
  'taking a cancellation back': {
    operation: 'subscriptions.uncancel',
    input: plan,
    first: (house) => patchPlan(house, { cancel_at_period_end: true }),
    holds: (now) => !now.cancel_at_period_end,
  },
  'a pause': { operation: 'subscriptions.pause', input: plan, holds: (now) => now.pause_at_period_end },
  'dropping a pause': {
    operation: 'subscriptions.resume',
    input: plan,
    first: (house) => patchPlan(house, { pause_at_period_end: true }),
    holds: (now) => !now.pause_at_period_end,
  },
  'an end at once': { operation: 'subscriptions.revoke', input: plan, holds: (now) => now.status === 'canceled' },
  'another plan': {
    operation: 'subscriptions.change',
    input: (house) => ({ ...plan(house), product_id: house.shop.products.proYearly, proration_behavior: 'invoice' }),
    holds: (now) => now.recurring_interval === 'year',
  },
  'dropping a planned change': {
    operation: 'subscriptions.clearPending',
    input: plan,
    first: (house) =>
      patchPlan(house, { product_id: house.shop.products.proYearly, proration_behavior: 'next_period' }),
    holds: (now) => !now.pending_update,
  },
  'more seats': {
    operation: 'subscriptions.change',
    about: 'priya',
    input: (house) => ({ ...team(house), seats: 5 }),
    holds: (now) => now.seats === 5,
  },
  'taking a seat back': {
    operation: 'seats.revoke',
    about: 'priya',
    input: (house) => ({ ...team(house), seat_id: seat }),
    first: async (house) => {
      seat = await seatOf(house);
    },
    holds: (now) => now.status === 'revoked',
  },
  'disabling a key': {
    operation: 'licenseKeys.update',
    input: ({ shop }) => ({ license_key_id: shop.elena.licenseKey, status: 'disabled' }),
    holds: (now) => now.status === 'disabled',
  },
  'another key': {
    operation: 'licenseKeys.rotate',
    input: ({ shop }) => ({ license_key_id: shop.elena.licenseKey }),
    first: async (house) => {
      key = (await merchant(house, 'GET', `/v1/license-keys/${house.shop.elena.licenseKey}`)).key;
    },
    holds: (now) => now.key !== key,
  },
  'signing a device out': {
    operation: 'licenseKeys.deactivate',
    input: ({ shop }) => ({ license_key_id: shop.elena.licenseKey, activation_id: shop.elena.device }),
    holds: (now) => now.activations.length === 0,
  },
};

/** Answers after which nobody can say whether it was done. */
const lost: Record<string, Fault['answer']> = {
  'a 500': { status: 500, body: 'Internal Server Error' },
  'a 504': { status: 504 },
  'a 408': { status: 408 },
  'an answer that is cut': 'network',
  'a 200 that cannot be read': { status: 200, body: '{"id":' },
};

/** The next write meets the fault. */
const meet = (house: House, answer: Fault['answer'], when: 'before' | 'after') => {
  for (const method of ['PATCH', 'POST', 'DELETE'])
    house.polar.faults.add({ match: { method, path: /^(?!.*-preview)/ }, answer, when, times: 1 });
};

async function begun(move: Move) {
  const house = openHouse();
  await move.first?.(house);
  house.seen.length = 0;
  const who = house.shop[move.about ?? 'elena'];
  const input = move.input(house);
  return {
    house,
    who,
    ask: () => house.ask(move.operation, { as: agent(), customer: { id: who.customer }, input, key: 'one' }),
  };
}

describe.each(Object.entries(moves))('%s', (_name, move) => {
  it.each(Object.entries(lost))('that was done is told as done after %s', async (_fault, answer) => {
    const { house, ask } = await begun(move);
    meet(house, answer, 'after');
    const { status, body } = await ask();
    expect([status, body.unsettled]).toEqual([200, undefined]);
    expect(move.holds(body.result)).toBe(true);
    expect(house.writes()).toHaveLength(1);
  });

  it.each(Object.entries(lost))(
    'that was not done is told as open after %s, and is not sent again',
    async (_fault, answer) => {
      const { house, who, ask } = await begun(move);
      meet(house, answer, 'before');
      const { status, body } = await ask();
      expect([status, body.unsettled]).toEqual([202, true]);
      expect(move.holds(body.result)).toBe(false);
      expect(house.writes()).toHaveLength(1);
      const trail = await house.ask('audit.list', { as: agent(), customer: { id: who.customer } });
      expect(trail.body.result[0]).toMatchObject({ operation: move.operation, outcome: 'unknown' });
    },
  );
});

describe('a change whose outcome is not known', () => {
  const cancellation = moves['a cancellation'] as Move;

  it('is not sent again by the same press, and is looked at anew once it can no longer be under way', async () => {
    const { house, ask } = await begun(cancellation);
    meet(house, 'network', 'before');
    await ask();
    expect((await ask()).body.code).toBe('in_progress');
    expect(house.writes()).toHaveLength(1);
    house.clock.forward(90_000);
    const again = await ask();
    expect([again.status, again.body.result.cancel_at_period_end]).toEqual([200, true]);
    expect(house.writes()).toHaveLength(2);
    expect((await ask()).response.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(2);
  });

  it('and came late after all is found done, and nothing is sent', async () => {
    const { house, ask } = await begun(cancellation);
    meet(house, 'network', 'before');
    await ask();
    await patchPlan(house, { cancel_at_period_end: true });
    house.clock.forward(90_000);
    expect((await ask()).body.result.cancel_at_period_end).toBe(true);
    expect(house.writes()).toHaveLength(1);
  });

  it('is open also where it cannot be read back', async () => {
    const { house, ask } = await begun(cancellation);
    meet(house, 'network', 'after');
    const reads: true[] = [];
    house.polar.faults.add({
      match: {
        method: 'GET',
        path: Object.assign(/./, { test: () => reads.push(true) > 1 }),
      },
      answer: { status: 404 },
    });
    const { status, body } = await ask();
    expect([status, body.unsettled]).toEqual([202, true]);
    expect(body.result.id).toBe(house.shop.elena.subscription);
  });

  it('that somebody else made at the same moment is done', async () => {
    const { house, ask } = await begun(cancellation);
    const body = '{"error":"AlreadyCanceledSubscription","detail":"x"}';
    meet(house, { status: 403, body }, 'after');
    expect([(await ask()).status, house.writes().length]).toEqual([200, 1]);
  });

  it('that a state stands in the way of is refused', async () => {
    const { house, ask } = await begun(moves['a pause'] as Move);
    meet(house, { status: 409, body: '{"error":"CannotPauseSubscription","detail":"x"}' }, 'before');
    expect((await ask()).body).toMatchObject({ code: 'state_conflict', state: { reason: 'pause' } });
  });
});

describe('what is made anew', () => {
  it.each([
    ['seats.assign', 'priya', (house: House) => ({ ...team(house), email: 'zoe@harborline.co' })],
    [
      'licenseKeys.activate',
      'elena',
      ({ shop }: House) => ({ license_key_id: shop.elena.licenseKey, label: 'Laptop' }),
    ],
  ] as const)('by %s is found where it was done, else no answer is owned up to', async (operation, who, input) => {
    for (const when of ['after', 'before'] as const) {
      const house = openHouse();
      meet(house, { status: 500 }, when);
      const customer = { id: house.shop[who].customer };
      const { status, body } = await house.ask(operation, { as: agent(), customer, input: input(house), key: 'one' });
      expect([status, body.code]).toEqual(when === 'after' ? [200, undefined] : [504, 'upstream_timeout']);
      expect(house.writes()).toHaveLength(1);
    }
  });

  it('by a checkout link is never told as refused', async () => {
    const house = openHouse();
    meet(house, { status: 500 }, 'after');
    const input = { products: [house.shop.products.pro] };
    const { body } = await house.ask('checkoutLinks.create', { as: agent(), input, key: 'one' });
    expect(body.code).toBe('upstream_timeout');
    expect(house.writes()).toHaveLength(1);
  });
});
