import { describe, expect, it } from 'vitest';
import type { Floe, Rule } from '../../server-adapter/index.ts';
import type { House } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { faultyStore } from '../faults/faulty-store.ts';
import { admin, alarms, beside, firings, listener, openRuled } from './beside.ts';

const MINUTE = 60_000;

/** A process that dies at its nth commit, and answers nothing any more. */
function mortal(house: House, rules: readonly Rule[], commit: number): { floe: Floe; died: Promise<'died'> } {
  let left = commit;
  const died = Promise.withResolvers<'died'>();
  const store = faultyStore(house.store, async () => {
    left -= 1;
    if (left > 0) return { fault: null, kept: async () => undefined };
    died.resolve('died');
    return new Promise(() => undefined);
  });
  return { floe: beside(house, rules, { store }), died: died.promise };
}

/**
 * Emits an event in a process that dies at its nth commit; another one goes on, after the host has repeated what it got
 * no answer to. Null: there is no such commit.
 */
async function killedAt(commit: number, rules: readonly Rule[]): Promise<House | null> {
  const house = await openRuled(rules);
  const event = { name: 'asked', id: 'e-1', customer: { id: house.shop.elena.customer } };
  const { floe, died } = mortal(house, rules, commit);
  const end = await Promise.race([floe.rules.emit(event).then(() => floe.close()), died]);
  if (end !== 'died') return null;
  house.clock.forward(10 * MINUTE);
  const next = beside(house, rules);
  await next.rules.emit(event);
  await next.close();
  house.clock.forward(10 * MINUTE);
  await next.rules.emit(event);
  await next.close();
  return house;
}

const on = { event: 'asked' };

describe('a process that dies', () => {
  it('at any commit: a target state is reached with one change, and the firing is done', async () => {
    for (let commit = 1; ; commit += 1) {
      const house = await killedAt(commit, [{ name: 'act', on, do: { operation: 'subscriptions.cancel' } }]);
      if (!house) break;
      const now = await merchant(house, 'GET', `/v1/subscriptions/${house.shop.elena.subscription}`);
      expect(now.cancel_at_period_end, `commit ${commit}`).toBe(true);
      expect(await firings(house), `commit ${commit}`).toMatchObject([{ state: 'done' }]);
    }
  });

  it('at any commit: what makes something new is never done twice, and what is not known goes to a person', async () => {
    const states = new Set<string>();
    let free = '';
    const rule: Rule = {
      name: 'act',
      on,
      do: { operation: 'subscriptions.createFree', input: () => ({ product_id: free }) },
    };
    free = (await openRuled([])).shop.products.free;
    for (let commit = 1; ; commit += 1) {
      const house = await killedAt(commit, [rule]);
      if (!house) break;
      const made = await merchant(house, 'GET', `/v1/subscriptions/?product_id=${free}`);
      const [firing] = await firings(house);
      states.add(firing?.state ?? 'none');
      const { total_count } = made.pagination;
      if (firing?.state === 'done') expect(total_count, `commit ${commit}`).toBe(1);
      else expect([firing?.state, total_count <= 1], `commit ${commit}`).toEqual(['needs_review', true]);
    }
    expect([...states].sort()).toEqual(['done', 'needs_review']);
  });

  it('at any commit: the host is told at least once, always with the same id', async () => {
    let twice = 0;
    for (let commit = 1; ; commit += 1) {
      const { told, tell } = listener();
      const house = await killedAt(commit, [{ name: 'act', on, do: tell }]);
      if (!house) break;
      expect(told.length, `commit ${commit}`).toBeGreaterThanOrEqual(1);
      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
      expect(await firings(house)).toMatchObject([{ state: 'done', id: told[0]?.id }]);
      if (told.length > 1) twice += 1;
    }
    expect(twice).toBeGreaterThan(0);
  });
});

/** Lets writes of a kind be answered as a test wants. */
async function answering(action: (house: House) => Rule['do'], spoil: (request: Request) => Response | null) {
  const rule = { name: 'act', on, do: {} as Rule['do'] };
  let isSpoilt = true;
  const house = await openRuled([rule], {
    wrap: (fetch) => async (input, init) => {
      const request = new Request(input, init);
      const isWrite = request.method !== 'GET' && request.url.includes('/v1/subscriptions/');
      if (!isWrite || !isSpoilt) return fetch(request);
      const spoilt = spoil(request);
      // Carried out all the same, where the answer is lost.
      if (spoilt?.status === 504) await fetch(request.clone());
      return spoilt ?? fetch(request);
    },
  });
  rule.do = action(house);
  await house.floe.rules.emit({ name: 'asked', id: 'e-1', customer: { id: house.shop.elena.customer } });
  await house.floe.tick();
  const heal = () => {
    isSpoilt = false;
  };
  return { house, heal };
}

const createFree = ({ shop }: House) =>
  ({ operation: 'subscriptions.createFree', input: { product_id: shop.products.free } }) as const;
const cancel = () => ({ operation: 'subscriptions.cancel' }) as const;

describe('an answer that is lost', () => {
  it('is looked for where there is a target state', async () => {
    const { house } = await answering(cancel, () => new Response('', { status: 504 }));
    expect(await firings(house)).toMatchObject([{ state: 'done' }]);
  });

  it('is tried again where nobody can say', async () => {
    const { house, heal } = await answering(cancel, () => new Response('', { status: 502 }));
    expect(await firings(house)).toMatchObject([{ state: 'begun', code: 'upstream_timeout' }]);
    heal();
    house.clock.forward(5 * MINUTE);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'done', code: null }]);
  });

  it('is handed to a person where a second one would be a second effect, seen in health until it is settled', async () => {
    const { house, heal } = await answering(createFree, () => new Response('', { status: 504 }));
    heal();
    for (const _ of [1, 2, 3]) {
      house.clock.forward(30 * MINUTE);
      await house.floe.tick();
    }
    const [firing] = await firings(house);
    expect(firing).toMatchObject({ state: 'needs_review', code: 'upstream_timeout' });
    expect(house.changes()).toHaveLength(1);
    expect(alarms(house)).toEqual([expect.stringContaining(`npx floe rules settle ${firing?.id}`)]);
    const health = async () => (await house.visit('health')).json();
    expect(await health()).toMatchObject({ rules: { needs_review: 1 } });
    const input = { rule: 'act', firing_id: firing?.id };
    expect((await house.ask('rules.settle', { as: admin, input })).body.result).toMatchObject({ needs_review: 0 });
    house.clock.forward(MINUTE);
    expect(await health()).toMatchObject({ rules: { needs_review: 0 } });
    expect((await house.ask('rules.settle', { as: admin, input })).status).toBe(200);
    const other = await house.ask('rules.settle', {
      as: admin,
      input: { ...input, firing_id: house.shop.elena.order },
    });
    expect(other.status).toBe(404);
  });

  it('is no loss where Polar says not now: it waits, and is asked about again before it is sent', async () => {
    const answer = () => new Response('', { status: 429, headers: { 'retry-after': '1' } });
    const { house, heal } = await answering(createFree, answer);
    expect(await firings(house)).toMatchObject([{ state: 'waiting', code: 'rate_limited' }]);
    heal();
    house.clock.forward(5 * MINUTE);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'done' }]);
    expect(house.changes()).toHaveLength(1);
  });

  it('keeps telling a host that throws, under one id', async () => {
    const ids: string[] = [];
    const send = ({ id }: { id: string }) => {
      ids.push(id);
      if (ids.length < 3) throw new Error('not now');
    };
    const { house } = await answering(
      () => ({ operation: 'notify', send }),
      () => null,
    );
    for (const _ of [1, 2, 3, 4]) {
      house.clock.forward(10 * MINUTE);
      await house.floe.tick();
    }
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect(await firings(house)).toMatchObject([{ state: 'done' }]);
    expect(house.events.filter(({ kind }) => kind === 'failed')).toHaveLength(2);
  });
});

describe('what has changed meanwhile', () => {
  it('is not acted on: the state that called is over before its turn', async () => {
    const rule: Rule = { name: 'end', on: { pastDueFor: 0 }, do: { operation: 'subscriptions.revoke' } };
    let isLimited = true;
    const house = await openRuled([rule], {
      wrap: (fetch) => async (input, init) => {
        const request = new Request(input, init);
        return isLimited && request.method === 'PATCH' ? new Response('', { status: 429 }) : fetch(request);
      },
    });
    const { subscription, customer } = house.shop.elena;
    house.polar.moves.cardDeclines(customer);
    house.polar.moves.periodEnds(subscription);
    house.clock.forward(6 * MINUTE);
    house.polar.moves.clock(house.clock.now());
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'waiting', code: 'rate_limited' }]);
    isLimited = false;
    house.polar.moves.cardPays(customer);
    const { items } = await merchant(house, 'GET', `/v1/orders/?customer_id=${customer}&limit=100`);
    const open = items.find((order: { status: string }) => order.status === 'pending');
    house.polar.moves.retryDue(open.id);
    house.clock.forward(10 * MINUTE);
    await house.floe.tick();
    expect(await firings(house)).toMatchObject([{ state: 'superseded' }]);
    expect(house.changes()).toEqual([]);
  });
});
