import { describe, expect, it } from 'vitest';
import type { Rule, RuleEvent } from '../../server-adapter/index.ts';
import { StoreUnavailable } from '../../server-adapter/store/port.ts';
import { faultyStore } from '../faults/faulty-store.ts';
import { alarms, beside, firings, listener, openRuled } from './beside.ts';

const HOUR = 3_600_000;

async function hearing(facts: Partial<Rule> = {}) {
  const { told, tell } = listener();
  const rules: Rule[] = [{ name: 'hear', on: { event: 'abuse.confirmed' }, do: tell, ...facts }];
  const house = await openRuled(rules);
  const { customer, externalId } = house.shop.elena;
  const event = (more: Partial<RuleEvent> = {}): RuleEvent => ({
    name: 'abuse.confirmed',
    id: 'r-1',
    customer: { id: customer },
    ...more,
  });
  return { house, rules, told, event, externalId };
}

describe('an event', () => {
  it('calls once for its id, by whichever name of the customer, from two workers, and again for another id', async () => {
    const { house, rules, told, event, externalId } = await hearing();
    const other = beside(house, rules);
    await Promise.all([
      house.floe.rules.emit(event()),
      other.rules.emit(event({ customer: { externalId } })),
      house.floe.rules.emit(event({ data: { said: 'twice' } })),
    ]);
    await Promise.all([house.floe.tick(), other.tick()]);
    expect(told).toHaveLength(1);
    await house.floe.rules.emit(event({ id: 'r-2' }));
    await house.floe.rules.emit(event({ name: 'something.else', id: 'r-3' }));
    await house.floe.rules.emit(event({ id: 'r-2', customer: { id: house.shop.ben.customer } }));
    await house.floe.tick();
    expect(told).toHaveLength(3);
  });

  it('is kept before it is answered: what is not kept is not taken', async () => {
    const { house, rules, event } = await hearing();
    const store = faultyStore(house.store, async () => ({ fault: 'fails', kept: async () => undefined }));
    await expect(beside(house, rules, { store }).rules.emit(event())).rejects.toMatchObject({
      name: StoreUnavailable.name,
    });
  });

  it('reads the subscription it names, or the only one, or none', async () => {
    const seen: (string | undefined)[] = [];
    const { house, event } = await hearing({
      when: ({ subscription }) => {
        seen.push(subscription?.id);
        return false;
      },
    });
    const { elena, ben } = house.shop;
    await house.floe.rules.emit(event({ subscriptionId: elena.subscription }));
    await house.floe.rules.emit(event({ id: 'r-2' }));
    await house.floe.rules.emit(event({ id: 'r-3', subscriptionId: ben.subscription }));
    await house.floe.tick();
    expect(seen).toEqual([elena.subscription, elena.subscription, undefined]);
  });

  it('about nobody Polar knows is told to the operator and dropped', async () => {
    const { house, told, event } = await hearing();
    await house.floe.rules.emit(event({ customer: { externalId: 'nobody' } }));
    await house.floe.tick();
    expect(told).toEqual([]);
    expect(house.events.map(({ message }) => message)).toContainEqual(expect.stringContaining('does not know'));
    expect(await house.store.rules.looks('default')).toMatchObject({ waiting: 0 });
  });

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'two words' }],
    ['id', { id: '' }],
    ['id', { id: 'x'.repeat(201) }],
    ['customer', { customer: { email: 'a@example.com' } as never }],
    ['customer.id', { customer: { id: 'elena' } }],
    ['customer', { customer: undefined as never }],
    ['subscriptionId', { subscriptionId: 's-1' }],
    ['data', { data: { n: 1n } }],
  ])('is refused where its %s is wrong', async (path, wrong) => {
    const { house, event } = await hearing();
    await expect(house.floe.rules.emit(event(wrong as Partial<RuleEvent>))).rejects.toMatchObject({
      code: 'invalid_input',
      facts: { errors: [{ path }] },
    });
    await expect(house.floe.rules.emit(event({ data: { text: 'x'.repeat(16_400) } }))).rejects.toMatchObject({
      code: 'too_large',
    });
    expect(await house.store.rules.looks('default')).toMatchObject({ waiting: 0 });
  });
});

describe('the limit', () => {
  it('holds back what is more than a rule may do in an hour, says so once, and goes on later', async () => {
    const { house, rules, told, event } = await hearing({ perHour: 3 });
    const other = beside(house, rules);
    for (let n = 0; n < 8; n += 1) await house.floe.rules.emit(event({ id: `r-${n}` }));
    await Promise.all([house.floe.tick(), other.tick()]);
    await house.floe.tick();
    expect(told).toHaveLength(3);
    expect(alarms(house)).toEqual([expect.stringContaining('limit of 3 an hour')]);
    house.clock.forward(HOUR / 2);
    await house.floe.tick();
    expect(told).toHaveLength(3);
    house.clock.forward(HOUR / 2 + 1);
    await Promise.all([house.floe.tick(), other.tick()]);
    expect(told).toHaveLength(6);
    house.clock.forward(HOUR + 1);
    await house.floe.tick();
    expect(told).toHaveLength(8);
    expect((await firings(house)).every(({ state }) => state === 'done')).toBe(true);
  });
});
