import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';

const refundOf = ({ shop }: House, amount = 1000, left = 4900) => ({
  customer: { id: shop.elena.customer },
  input: { order_id: shop.elena.license, amount, reason: 'duplicate', expected_refundable: left },
});

const paidBack = async (house: House) => {
  const { shop } = house;
  const customer = { id: shop.elena.customer };
  const { body } = await house.ask('refunds.list', { as: agent(), customer, input: { order_id: shop.elena.license } });
  return body.result;
};

describe('a refund happens once', () => {
  it('for 64 twins of one intent', async () => {
    const house = openHouse();
    const twins = Array.from({ length: 64 }, () =>
      house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' }),
    );
    const answers = await Promise.all(twins);
    expect(house.writes()).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200 || status === 202)).toHaveLength(64);
    expect(new Set(answers.map(({ body }) => body.result.operation_id)).size).toBe(1);
    expect(answers.filter(({ response }) => response.headers.get('idempotency-replayed') === 'true')).toHaveLength(63);
    expect(await paidBack(house)).toHaveLength(1);
  });

  it('for a retry after the answer, which says the present state', async () => {
    const house = openHouse();
    const first = await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' });
    const again = await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' });
    expect(again.body.result).toEqual(first.body.result);
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(house.writes()).toHaveLength(1);
  });

  it('for a second tab that still shows the old figure', async () => {
    const house = openHouse();
    await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'tab-1' });
    const second = await house.ask('refunds.create', { as: agent({ id: 'a-18' }), ...refundOf(house), key: 'tab-2' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'changed_elsewhere', state: { refundable_amount: 3900 } });
    expect(house.writes()).toHaveLength(1);
    // The order is free again for the one who looks first.
    const third = await house.ask('refunds.create', { as: agent(), ...refundOf(house, 1000, 3900), key: 'tab-3' });
    expect(third.body.result).toMatchObject({ state: 'succeeded' });
  });

  it('for a second agent while the first one’s is on its way: that one waits', async () => {
    let arrived = (): void => undefined;
    let answer = (): void => undefined;
    const underway = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        if (request.method === 'POST' && request.url.endsWith('/v1/refunds/')) {
          arrived();
          await held;
        }
        return fetch(request);
      },
    });
    const first = house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'a' });
    await underway;
    const second = await house.ask('refunds.create', { as: agent({ id: 'a-18' }), ...refundOf(house), key: 'b' });
    expect(second.body).toMatchObject({ code: 'in_progress', state: { state: 'sent' } });
    answer();
    expect((await first).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('for two agents at the same moment, whoever comes first', async () => {
    const house = openHouse();
    const both = await Promise.all([
      house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'a' }),
      house.ask('refunds.create', { as: agent({ id: 'a-18' }), ...refundOf(house), key: 'b' }),
    ]);
    const [paid, refused] = both.sort((one, other) => one.status - other.status);
    expect(paid?.body.result.state).toBe('succeeded');
    // The other one met the open refund, or came after it and was shown the new figure.
    expect(['in_progress', 'changed_elsewhere']).toContain(refused?.body.code);
    expect(house.writes()).toHaveLength(1);
  });
});

describe('a key', () => {
  it('is needed', async () => {
    const house = openHouse();
    const { body } = await house.ask('refunds.create', { as: agent(), ...refundOf(house) });
    expect(body.code).toBe('idempotency_key_required');
    expect(house.writes()).toEqual([]);
  });

  it('is refused for another request', async () => {
    const house = openHouse();
    await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' });
    const { body } = await house.ask('refunds.create', { as: agent(), ...refundOf(house, 500, 3900), key: 'k' });
    expect(body.code).toBe('idempotency_mismatch');
    expect(house.writes()).toHaveLength(1);
  });

  it('is refused for another person', async () => {
    const house = openHouse();
    await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' });
    const { body } = await house.ask('refunds.create', { as: agent({ id: 'a-18' }), ...refundOf(house), key: 'k' });
    expect(body.code).toBe('idempotency_mismatch');
    expect(house.writes()).toHaveLength(1);
  });

  it('is another key on another connection', async () => {
    const house = openHouse();
    await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k' });
    const { body } = await house.ask('refunds.create', {
      as: agent({ connection: 'second' }),
      ...refundOf(house),
      key: 'k',
    });
    expect(body.result.state).toBe('succeeded');
    expect(house.writes().map(({ connection }) => connection)).toEqual(['default', 'second']);
  });

  it('that cannot stand in a header is refused', async () => {
    const house = openHouse();
    const { body } = await house.ask('refunds.create', { as: agent(), ...refundOf(house), key: 'k'.repeat(256) });
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'Idempotency-Key' }] });
    expect(house.writes()).toEqual([]);
  });
});
