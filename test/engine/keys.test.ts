import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';

/** Not money: a key is honoured wherever it is sent. */
const cancel = (house: House, facts: object = {}) => {
  const { elena } = house.shop;
  const input = { subscription_id: elena.subscription, reason: 'unused' };
  return house.ask('subscriptions.cancel', {
    as: agent(),
    customer: { id: elena.customer },
    input,
    key: 'k',
    ...facts,
  });
};

describe('a key on a change that needs none', () => {
  it('gives the first answer again, without asking Polar', async () => {
    const house = openHouse();
    const first = await cancel(house);
    await house.ask('subscriptions.uncancel', {
      as: agent(),
      customer: { id: house.shop.elena.customer },
      input: { subscription_id: house.shop.elena.subscription },
    });
    const again = await cancel(house);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.result).toEqual(first.body.result);
    expect(house.writes()).toHaveLength(2);
  });

  it('lets one of many twins through', async () => {
    const house = openHouse();
    const answers = await Promise.all(Array.from({ length: 20 }, () => cancel(house)));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.every(({ body }) => body.code === undefined || body.code === 'in_progress')).toBe(true);
    expect(house.writes()).toHaveLength(1);
  });

  it('is refused for another request, and belongs to its caller', async () => {
    const house = openHouse();
    await cancel(house);
    expect((await cancel(house, { input: { subscription_id: house.shop.elena.subscription } })).body.code).toBe(
      'idempotency_mismatch',
    );
    expect(
      (await cancel(house, { as: agent({ id: 'a-18' }) })).response.headers.get('idempotency-replayed'),
    ).toBeNull();
    expect(
      (await cancel(house, { as: agent({ connection: 'second' }) })).response.headers.get('idempotency-replayed'),
    ).toBeNull();
  });

  it('is free again after a no', async () => {
    const house = openHouse();
    house.polar.faults.add({
      match: { method: 'PATCH' },
      answer: { status: 429, headers: { 'retry-after': '7' } },
      times: 1,
    });
    const no = await cancel(house);
    expect([no.body.code, no.response.headers.get('retry-after')]).toEqual(['rate_limited', '7']);
    expect((await cancel(house)).body.result.cancel_at_period_end).toBe(true);
  });

  it('stays taken while nobody knows what became of the write, then reads before it writes', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: { method: 'PATCH' }, answer: { status: 504 }, times: 1 });
    expect((await cancel(house)).body.unsettled).toBe(true);
    expect((await cancel(house)).body.code).toBe('in_progress');
    house.clock.forward(90_000);
    expect((await cancel(house)).body.result.cancel_at_period_end).toBe(true);
    expect(house.changes()).toHaveLength(1);
  });

  it('keeps no portal link', async () => {
    const house = openHouse();
    const ask = () =>
      house.ask('portal.session', { as: agent(), customer: { id: house.shop.elena.customer }, key: 'k' });
    const [first, second] = [await ask(), await ask()];
    expect(first.body.result.url).not.toBe(second.body.result.url);
    expect(second.response.headers.get('idempotency-replayed')).toBeNull();
  });
});

describe('the trail of a change', () => {
  const lines = async (house: House) => {
    const { body } = await house.ask('audit.list', { as: agent(), customer: { id: house.shop.elena.customer } });
    return body.result;
  };

  it('says who, what, for which ticket, what was before and after', async () => {
    const house = openHouse();
    await cancel(house);
    expect(await lines(house)).toMatchObject([
      {
        actor: { id: 'a-17' },
        operation: 'subscriptions.cancel',
        outcome: 'succeeded',
        reason: 'unused',
        target: { type: 'subscription', id: house.shop.elena.subscription },
        before: { cancel_at_period_end: false },
        after: { cancel_at_period_end: true },
        ticket: { id: 'T-1001', proof: 'token' },
      },
    ]);
  });

  it('says what was refused by Polar and what nobody knows', async () => {
    const house = openHouse();
    house.polar.faults.add({
      match: { method: 'PATCH' },
      answer: { status: 403, body: '{"error":"AlreadyCanceledSubscription"}' },
      times: 1,
    });
    await cancel(house, { key: '1' });
    house.polar.faults.add({ match: { method: 'PATCH' }, answer: { status: 500 }, times: 1 });
    await cancel(house, { key: '2' });
    expect((await lines(house)).map(({ outcome, code }: { outcome: string; code: string }) => [outcome, code])).toEqual(
      [
        ['unknown', undefined],
        ['failed', 'state_conflict'],
      ],
    );
  });

  it('is written before the call: without it there is none', async () => {
    const house = openHouse();
    const down = () => Promise.reject(Object.assign(new Error('down'), { name: 'StoreUnavailable' }));
    Object.assign(house.store.audit, { request: down });
    const { status, body, response } = await cancel(house, { key: undefined });
    expect([status, body.code, response.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
    expect(house.writes()).toEqual([]);
  });

  it('that cannot be completed does not undo what happened', async () => {
    const house = openHouse();
    Object.assign(house.store.audit, { complete: () => Promise.reject(new Error('disk full')) });
    const { status, body } = await cancel(house, { key: undefined });
    expect([status, body.result.cancel_at_period_end]).toEqual([200, true]);
    expect(house.events).toMatchObject([{ kind: 'trail_gap', operation: 'subscriptions.cancel' }]);
    expect((await lines(house))[0]).toMatchObject({ outcome: 'requested' });
  });

  it('is a chain that holds', async () => {
    const house = openHouse();
    await cancel(house);
    await house.ask('refunds.list', { as: agent({ permissions: [] }), customer: { id: house.shop.elena.customer } });
    expect(await house.store.audit.verify('default')).toMatchObject({ ok: true });
  });
});
