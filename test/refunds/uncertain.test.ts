import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';

const MINUTE = 60_000;
const path = '/v1/refunds';

const about = ({ shop }: House) => ({ as: agent(), customer: { id: shop.elena.customer } });
const create = (house: House, key = 'k') => {
  const { shop } = house;
  const input = { order_id: shop.elena.license, amount: 1000, reason: 'other', expected_refundable: 4900 };
  return house.ask('refunds.create', { ...about(house), input, key });
};
const list = async (house: House) => (await house.ask('refunds.list', about(house))).body.result;
const trail = async (house: House) => (await house.ask('audit.list', about(house))).body.result;
const post = (fault: Pick<Fault, 'answer' | 'when'>): Fault => ({
  match: { method: 'POST', path },
  times: 1,
  ...fault,
});

/** Answers after which nobody can say whether Polar paid. */
const uncertain: Record<string, Pick<Fault, 'answer' | 'when'>> = {
  'a plain 500': { answer: { status: 500, body: 'Internal Server Error' } },
  'a 502 of a gateway': { answer: { status: 502, body: '<html>Bad gateway</html>' } },
  'a 503': { answer: { status: 503 } },
  'a 504': { answer: { status: 504 } },
  'a 408': { answer: { status: 408 } },
  'a 409': { answer: { status: 409, body: '{"error":"RefundPendingCreation","detail":"…"}' } },
  'a redirect': { answer: { status: 307, headers: { location: 'https://elsewhere.example/v1/refunds/' } } },
  'a 201 that is no refund': { answer: { status: 201, body: '{"id":' } },
  'a 200 without a body': { answer: { status: 200 } },
  'a cut connection': { answer: 'network' },
};

describe.each(Object.entries(uncertain))('after %s', (_name, fault) => {
  it('is unknown, never sent again, and handed to a person when Polar shows nothing', async () => {
    const house = openHouse();
    house.polar.faults.add(post(fault));
    const first = await create(house);
    expect(first.status).toBe(202);
    expect(first.body.result).toEqual({ state: 'unknown', operation_id: expect.any(String) });
    const again = await create(house);
    expect([again.status, again.body.result.state]).toEqual([202, 'unknown']);
    expect((await create(house, 'another-intent')).body.code).toBe('in_progress');
    expect((await list(house))[0]).toMatchObject({ kind: 'open', operation: { state: 'unknown', amount: 1000 } });
    for (const wait of [1, 2, 5, 15]) {
      house.clock.forward(wait * MINUTE);
      await house.floe.tick();
    }
    expect((await list(house))[0]).toMatchObject({ kind: 'open', operation: { state: 'needs_review' } });
    expect((await trail(house))[0]).toMatchObject({ outcome: 'needs_review', actor: { kind: 'system' } });
    expect(house.writes()).toHaveLength(1);
  });

  it('is found by its mark where Polar did pay', async () => {
    const house = openHouse();
    house.polar.faults.add(post({ ...fault, when: 'after' }));
    const first = await create(house);
    expect(first.body.result.state).toBe('unknown');
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ looked: 1, settled: 1 });
    const again = await create(house);
    expect([again.status, again.body.result.state]).toEqual([200, 'succeeded']);
    expect(again.body.result.refund).toMatchObject({ amount: 1000 });
    expect(await list(house)).toMatchObject([{ kind: 'refund', operation_id: first.body.result.operation_id }]);
    expect((await trail(house))[0]).toMatchObject({ outcome: 'succeeded', actor: { kind: 'system' }, amount: 1000 });
    expect(house.writes()).toHaveLength(1);
  });
});

/** Answers that are a definite no, and what each means. */
const refusals: Record<string, { answer: Fault['answer']; code: string }> = {
  'a 400': {
    answer: { status: 400, body: '{"error":"RevokeSubscriptionBenefitsProhibited","detail":"…"}' },
    code: 'state_conflict',
  },
  'a refused token': { answer: { status: 401, body: '{"error":"invalid_token"}' }, code: 'upstream_error' },
  'a missing scope': { answer: { status: 403, body: '{"error":"insufficient_scope"}' }, code: 'upstream_error' },
  'nothing left': { answer: { status: 403, body: '{"error":"RefundedAlready","detail":"…"}' }, code: 'state_conflict' },
  'a dispute': {
    answer: { status: 403, body: '{"error":"RefundDisputedPayment","detail":"…"}' },
    code: 'state_conflict',
  },
  'a block': { answer: { status: 403, body: '{"error":"RefundsBlocked","detail":"…"}' }, code: 'state_conflict' },
  'an unknown payment': {
    answer: { status: 404, body: '{"error":"RefundUnknownPayment","detail":"…"}' },
    code: 'not_found',
  },
  'a 410': { answer: { status: 410, body: '{"error":"ResourceUnavailable","detail":"…"}' }, code: 'gone' },
  'a 412': { answer: { status: 412, body: '{"error":"OrderNotDraft","detail":"…"}' }, code: 'state_conflict' },
  'a 422': {
    answer: {
      status: 422,
      body: '{"error":"PolarRequestValidationError","detail":[{"loc":["body","amount"],"msg":"x","type":"value_error"}]}',
    },
    code: 'invalid_input',
  },
  'a 429 without a body': { answer: { status: 429, headers: { 'retry-after': '60' } }, code: 'rate_limited' },
};

describe.each(Object.entries(refusals))('after %s', (_name, { answer, code }) => {
  it('nothing was paid, the order is free, and the trail says so', async () => {
    const house = openHouse();
    house.polar.faults.add(post({ answer }));
    const first = await create(house);
    expect(first.body.code).toBe(code);
    expect(JSON.stringify(first.body)).not.toContain('…');
    expect((await trail(house))[0]).toMatchObject({ outcome: 'failed', code });
    expect((await create(house)).body.result).toMatchObject({ state: 'failed' });
    expect((await create(house, 'next')).body.result).toMatchObject({ state: 'succeeded' });
    expect(house.writes()).toHaveLength(2);
  });
});

describe('a refund that Polar begins and settles later', () => {
  it.each([
    ['succeeded', 'succeeded'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ] as const)('is followed until it is %s', async (end, state) => {
    const house = openHouse();
    house.polar.moves.refundsGo('pending');
    const first = await create(house);
    expect([first.status, first.body.result.state]).toEqual([202, 'pending']);
    const { refund } = first.body.result;
    expect(await list(house)).toMatchObject([{ kind: 'refund', refund: { status: 'pending' } }]);
    const preview = async () => {
      const input = { order_id: house.shop.elena.license };
      return (await house.ask('refunds.preview', { ...about(house), input })).body.result;
    };
    // Polar's own figure still says 4900: what is on its way is ours to subtract.
    expect(await preview()).toMatchObject({ refundable_amount: 3900, blocked: 'open_refund' });
    house.clock.forward(MINUTE);
    await house.floe.tick();
    expect((await create(house)).body.result.state).toBe('pending');
    house.polar.moves.refundSettles(refund.id, end);
    house.clock.forward(60 * MINUTE);
    expect(await house.floe.tick()).toMatchObject({ settled: 1 });
    expect((await create(house)).body.result).toMatchObject({ state, refund: { status: end } });
    expect((await trail(house))[0]).toMatchObject({ outcome: state });
    expect((await preview()).refundable_amount).toBe(state === 'failed' ? 4900 : 3900);
    expect((await preview()).blocked).toBeUndefined();
    expect(house.writes()).toHaveLength(1);
  });
});

describe('when Polar cannot be asked', () => {
  it('a lost refund is handed to a person after a quarter of an hour all the same, and found later', async () => {
    const house = openHouse();
    house.polar.faults.add(post({ answer: 'network', when: 'after' }));
    await create(house);
    house.polar.faults.add({ match: { method: 'GET', path }, answer: { status: 404 } });
    for (const wait of [1, 14]) {
      house.clock.forward(wait * MINUTE);
      await house.floe.tick();
    }
    house.polar.faults.clear();
    expect((await trail(house))[0]).toMatchObject({ outcome: 'needs_review' });
    expect(house.events.map(({ kind }) => kind)).toContain('failed');
    house.clock.forward(60 * MINUTE);
    expect(await house.floe.tick()).toMatchObject({ settled: 1 });
    expect((await create(house)).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });

  it('nothing is sent when what is left cannot be read', async () => {
    const house = openHouse();
    house.polar.faults.add({ match: { method: 'GET', path }, answer: { status: 404 } });
    expect((await create(house)).body.code).toBe('not_found');
    expect(house.writes()).toEqual([]);
    house.polar.faults.clear();
    expect((await create(house, 'next')).body.result.state).toBe('succeeded');
  });
});

describe('a process that dies', () => {
  it('before sending gives the order back after a minute', async () => {
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        if (String(input).includes(`order_id`)) await new Promise(() => undefined);
        return fetch(input, init);
      },
    });
    void create(house);
    await until(() => house.seen.some(({ path: at }) => at.startsWith('/v1/orders')));
    await until(async () => (await open(house)).length === 1);
    expect((await open(house))[0]?.state).toBe('reserved');
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ expired: 1 });
    expect(await open(house)).toEqual([]);
    expect((await trail(house))[0]).toMatchObject({ outcome: 'failed', code: 'expired' });
    expect(house.writes()).toEqual([]);
  });

  it('before sending does not keep the order from the next one who asks', async () => {
    let isDying = true;
    const house = openHouse({
      wrap: (fetch) => async (input, init) =>
        isDying && String(input).includes('order_id') ? new Promise<Response>(() => undefined) : fetch(input, init),
    });
    void create(house);
    await until(async () => (await open(house)).length === 1);
    isDying = false;
    expect((await create(house, 'too-early')).body.code).toBe('in_progress');
    house.clock.forward(MINUTE);
    expect((await create(house, 'next')).body.result.state).toBe('succeeded');
    expect((await trail(house)).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['succeeded', 'failed']);
    expect(house.writes()).toHaveLength(1);
  });

  it('after sending has left the intention behind, and the refund is found', async () => {
    let isDying = true;
    const house = openHouse({
      wrap: (fetch) => async (input, init) => {
        const answer = await fetch(input, init);
        const isSend = init?.method === 'POST' && String(input).includes(path);
        return isDying && isSend ? new Promise<Response>(() => undefined) : answer;
      },
    });
    void create(house);
    await until(() => house.changes().length === 1);
    isDying = false;
    expect((await open(house))[0]?.state).toBe('sent');
    expect((await trail(house))[0]).toMatchObject({ outcome: 'requested', amount: 1000 });
    house.clock.forward(MINUTE);
    expect(await house.floe.tick()).toMatchObject({ settled: 1 });
    expect((await create(house)).body.result.state).toBe('succeeded');
    expect(house.writes()).toHaveLength(1);
  });
});

const open = (house: House) =>
  house.store.operations.find('default', { orderId: house.shop.elena.license, states: ['reserved', 'sent'], limit: 9 });

/** Lets other work go on until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('It never came to that.');
}
