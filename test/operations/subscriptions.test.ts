import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';

const elenaOf = ({ shop }: House): Caller => ({ kind: 'customer', externalId: shop.elena.externalId });
type As = 'agent' | 'customer';

function asker(house: House, who: As = 'agent') {
  const { elena } = house.shop;
  return (operation: string, input: object = {}) =>
    house.ask(`subscriptions.${operation}`, {
      as: who === 'agent' ? agent() : elenaOf(house),
      customer: who === 'agent' ? { id: elena.customer } : undefined,
      input: { subscription_id: elena.subscription, ...input },
    });
}

describe.each<As>(['agent', 'customer'])('the %s', (who) => {
  it('cancels with a reason and takes it back; what holds already is not sent', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const canceled = await ask('cancel', { reason: 'too_expensive', comment: 'For now.' });
    expect(canceled.body.result).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      customer_cancellation_reason: 'too_expensive',
      customer_cancellation_comment: 'For now.',
    });
    expect(canceled.body.stale).toContain('subscriptions.list');
    expect((await ask('cancel', { reason: 'unused' })).body.result.customer_cancellation_reason).toBe('too_expensive');
    expect(house.writes()).toHaveLength(1);
    const back = await ask('uncancel');
    expect(back.body.result).toMatchObject({ cancel_at_period_end: false, ends_at: null });
    expect((await ask('uncancel')).status).toBe(200);
    expect(house.writes()).toHaveLength(2);
  });

  it('sees what a change costs, makes it, and is not billed for making it again', async () => {
    const house = openHouse();
    const { products } = house.shop;
    const ask = asker(house, who);
    const preview = await ask('preview', { of: 'change', product_id: products.proYearly });
    expect(preview.body.result).toMatchObject({ of: 'change', proration_behavior: 'prorate', applies_at: null });
    const { due_amount } = preview.body.result.amounts;
    expect(due_amount).toBeGreaterThan(0);
    const change = { product_id: products.proYearly, expected_due: due_amount };
    expect((await ask('change', change)).body.result).toMatchObject({
      product_id: products.proYearly,
      status: 'active',
    });
    const orders = async () =>
      (await house.ask('orders.list', { as: agent(), customer: { id: house.shop.elena.customer } })).body.total;
    const before = await orders();
    const again = await ask('change', { product_id: products.proYearly });
    expect(again.body.result.product_id).toBe(products.proYearly);
    expect(house.writes()).toHaveLength(1);
    expect(await orders()).toBe(before);
  });

  it('is stopped where the amount due is not the one shown', async () => {
    const house = openHouse();
    const { products } = house.shop;
    const ask = asker(house, who);
    const preview = await ask('preview', { of: 'change', product_id: products.proYearly });
    const { due_amount } = preview.body.result.amounts;
    for (const expected_due of [0, due_amount - 1, due_amount + 500]) {
      const { status, body } = await ask('change', { product_id: products.proYearly, expected_due });
      expect([status, body.code, body.state]).toEqual([409, 'changed_elsewhere', { due_amount, expected_due }]);
    }
    expect(house.writes()).toEqual([]);
    // What ten minutes of reading explain is the same figure.
    house.clock.forward(600_000);
    const { body } = await ask('change', { product_id: products.proYearly, expected_due: due_amount });
    expect(body.result.product_id).toBe(products.proYearly);
  });

  it('gets honest blanks where Polar has no figures', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    house.polar.faults.add({ match: { path: '-preview' }, answer: { status: 404 } });
    expect((await ask('preview', { of: 'charge' })).body.result).toEqual({ of: 'charge', amounts: null });
    expect((await ask('preview', { of: 'cancel' })).body.result).toEqual({
      of: 'cancel',
      stops_collection: null,
      outstanding_amount: null,
    });
    const change = await ask('preview', { of: 'change', product_id: house.shop.products.proYearly });
    expect(change.body.result.amounts).toBeNull();
    const blind = await ask('change', { product_id: house.shop.products.proYearly, expected_due: 1 });
    expect(blind.body.code).toBe('changed_elsewhere');
    expect(house.writes()).toEqual([]);
  });

  it('sees the next charge and what a cancellation does', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    expect((await ask('preview', { of: 'charge' })).body.result.amounts).toMatchObject({ net_amount: 2900 });
    expect((await ask('preview', { of: 'cancel' })).body.result).toMatchObject({
      of: 'cancel',
      stops_collection: false,
    });
    expect(house.writes()).toEqual([]);
  });

  it('does not wake the dead', async () => {
    const house = openHouse();
    await asker(house, 'agent')('revoke', { reason: 'other' });
    const ask = asker(house, who);
    expect((await ask('cancel')).body).toMatchObject({ code: 'state_conflict', state: { reason: 'ended' } });
    expect((await ask('uncancel')).body.code).toBe('gone');
    expect((await ask('change', { product_id: house.shop.products.basic })).body.code).toBe('state_conflict');
    expect((await ask('resume')).body.code).toBe('state_conflict');
    expect(house.writes()).toHaveLength(1);
  });
});

describe('the agent', () => {
  it('revokes once', async () => {
    const house = openHouse();
    const ask = asker(house);
    expect((await ask('revoke')).body.result).toMatchObject({ status: 'canceled', cancel_at_period_end: false });
    expect((await ask('revoke')).body.result.status).toBe('canceled');
    expect(house.writes()).toHaveLength(1);
  });

  it('pauses, takes the pause back, and resumes what is paused', async () => {
    const house = openHouse();
    const ask = asker(house);
    expect((await ask('pause')).body.result.pause_at_period_end).toBe(true);
    await ask('pause');
    expect((await ask('resume')).body.result.pause_at_period_end).toBe(false);
    await ask('resume');
    expect(house.writes()).toHaveLength(2);
    await ask('pause');
    house.polar.moves.periodEnds(house.shop.elena.subscription);
    expect((await ask('resume')).body.result.status).toBe('active');
    expect(house.writes()).toHaveLength(4);
  });

  it('schedules a change, drops it, and going back to the present plan drops it too', async () => {
    const house = openHouse();
    const { basic, pro } = house.shop.products;
    const ask = asker(house);
    const later = { product_id: basic, proration_behavior: 'next_period' };
    expect((await ask('change', later)).body.result).toMatchObject({
      product_id: pro,
      pending_update: { product_id: basic },
    });
    await ask('change', later);
    expect(house.writes()).toHaveLength(1);
    expect((await ask('clearPending')).body.result.pending_update).toBeNull();
    await ask('clearPending');
    expect(house.writes()).toHaveLength(2);
    await ask('change', later);
    expect((await ask('change', { product_id: pro })).body.result).toMatchObject({
      product_id: pro,
      pending_update: null,
    });
    expect(house.writes().at(-1)?.body).toBe('{"pending_update":null}');
  });

  it('changes seats, the billing date and the discount, one kind at a time', async () => {
    const house = openHouse();
    const { elena, priya, discount } = house.shop;
    const ask = asker(house);
    const periodEnd = '2027-01-15T00:00:00Z';
    const moved = await ask('change', { current_billing_period_end: periodEnd });
    expect(Date.parse(moved.body.result.current_period_end)).toBe(Date.parse(periodEnd));
    await ask('change', { current_billing_period_end: '2027-01-15T01:00:00+01:00' });
    expect(house.writes()).toHaveLength(1);
    expect((await ask('change', { discount_id: discount })).body.result.discount_id).toBe(discount);
    await ask('change', { discount_id: discount });
    expect(house.writes()).toHaveLength(2);
    expect((await ask('change', { discount_id: null })).body.result.discount_id).toBeNull();
    const seats = await house.ask('subscriptions.change', {
      as: agent(),
      customer: { id: priya.customer },
      input: { subscription_id: priya.subscription, seats: 5 },
    });
    expect(seats.body.result.seats).toBe(5);
    for (const input of [{}, { seats: 2, product_id: elena.subscription }, { units: 1, trial_end: 'now' }]) {
      expect((await ask('change', input)).body.code).toBe('invalid_input');
    }
    expect((await ask('change', { discount_id: discount, expected_due: 5 })).body).toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'expected_due', code: 'not_allowed' }],
    });
  });

  it('hears of a card that fails, and nothing has changed', async () => {
    const house = openHouse();
    house.polar.moves.cardDeclines(house.shop.elena.customer);
    const change = { product_id: house.shop.products.proYearly, proration_behavior: 'invoice' };
    const { status, body } = await asker(house)('change', change);
    expect([status, body.code]).toEqual([402, 'payment_failed']);
    expect(house.changes()).toEqual([]);
  });

  it('hears Polar’s refusals in our words', async () => {
    const house = openHouse();
    const ask = asker(house);
    const wrongSeats = await ask('change', { seats: 5 });
    expect(wrongSeats.body.code).toBe('state_conflict');
    const oneTime = await ask('change', { product_id: house.shop.products.studio });
    expect(oneTime.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'product_id' }] });
    await ask('cancel');
    const ending = await ask('change', { product_id: house.shop.products.basic });
    expect(ending.body).toMatchObject({ code: 'state_conflict', state: { reason: 'already_canceled' } });
    expect((await ask('pause')).body.code).toBe('state_conflict');
  });

  it('learns what became of a change whose answer was lost', async () => {
    const house = openHouse();
    const ask = asker(house);
    house.polar.faults.add({ match: { method: 'PATCH' }, answer: 'network', when: 'after', times: 1 });
    const found = await ask('change', { product_id: house.shop.products.proYearly });
    expect([found.status, found.body.result.product_id]).toEqual([200, house.shop.products.proYearly]);
    house.polar.faults.add({ match: { method: 'PATCH' }, answer: { status: 500 }, times: 1 });
    const lost = await ask('cancel');
    expect([lost.status, lost.body.unsettled]).toEqual([202, true]);
    expect(house.writes()).toHaveLength(2);
  });
});

describe('the customer', () => {
  it('goes by the portal and may only do what the organization allows', async () => {
    const house = openHouse();
    const ask = asker(house, 'customer');
    await ask('cancel');
    await ask('uncancel');
    expect(house.writes().every(({ path }) => path.startsWith('/v1/customer-portal/subscriptions/'))).toBe(true);
    expect((await ask('pause')).body.code).toBe('not_allowed_by_settings');
    house.polar.moves.organization({
      slug: 'acme',
      settings: {
        customer_portal_settings: {
          usage: { show: true },
          subscription: { update_seats: false, update_plan: false, pause: true },
          customer: { allow_email_change: false },
        },
      },
    });
    expect((await ask('change', { product_id: house.shop.products.basic })).body.code).toBe('not_allowed_by_settings');
    expect((await ask('pause')).body.result.pause_at_period_end).toBe(true);
  });

  it('cannot reach a plan that is not public', async () => {
    const house = openHouse();
    const { body } = await asker(house, 'customer')('change', { product_id: house.shop.products.hidden });
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'product_id' }] });
    expect(house.changes()).toEqual([]);
  });
});

describe('where the host has a policy for plan changes', () => {
  const planChange = { upgrade: 'invoice', downgrade: 'next_period', same: 'prorate' } as const;

  it('a downgrade waits and an upgrade is paid at once, rights still come from the portal', async () => {
    const house = openHouse({ planChange });
    const { basic, pro, hidden, team } = house.shop.products;
    const ask = asker(house, 'customer');
    const preview = await ask('preview', { of: 'change', product_id: basic });
    expect(preview.body.result).toMatchObject({ proration_behavior: 'next_period', applies_at: expect.any(String) });
    expect(preview.body.result.amounts.due_amount).toBe(0);
    const down = await ask('change', { product_id: basic, expected_due: 0 });
    expect(down.body.result).toMatchObject({ product_id: pro, pending_update: { product_id: basic } });
    expect(down.body.result).not.toHaveProperty('customer');
    await asker(house)('change', { product_id: basic, proration_behavior: 'prorate' });
    const up = await ask('change', { product_id: pro });
    expect(up.body.result).toMatchObject({ product_id: pro, pending_update: null });
    expect((await ask('preview', { of: 'change', product_id: team })).body.result.proration_behavior).toBe('invoice');
    expect(
      house
        .writes()
        .map(({ path, body }) => [path.startsWith('/v1/subscriptions/'), JSON.parse(body).proration_behavior]),
    ).toEqual([
      [true, 'next_period'],
      [true, 'prorate'],
      [true, 'invoice'],
    ]);
    expect((await ask('change', { product_id: hidden })).body.code).toBe('invalid_input');
    expect(house.writes()).toHaveLength(3);
  });

  it('a customer whose portal has plan changes switched off cannot change', async () => {
    const house = openHouse({ planChange });
    house.polar.moves.organization({
      slug: 'acme',
      settings: {
        customer_portal_settings: {
          usage: { show: true },
          subscription: { update_seats: true, update_plan: false, pause: false },
          customer: { allow_email_change: false },
        },
      },
    });
    const { body } = await asker(house, 'customer')('change', { product_id: house.shop.products.basic });
    expect(body.code).toBe('not_allowed_by_settings');
    expect(house.writes()).toEqual([]);
  });
});
