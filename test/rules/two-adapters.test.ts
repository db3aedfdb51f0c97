// Two adapters on one real Postgres see the same change at the same time: the rule fires at one of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Floe, Rule } from '../../server-adapter/index.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import { agent, type House } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { type RealPostgres, startPostgres } from '../store/postgres.ts';
import { deliver, OURS, parcel } from '../webhooks/sender.ts';
import { beside, firings, openRuled } from './beside.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

type Fetch = typeof globalThis.fetch;

/** Once they are to meet, the first request of each of two adapters is answered when both have asked. */
function meeting() {
  const [first, both] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const waits = new Set<Fetch>();
  let isOn = false;
  const hold = (fetch: Fetch): Fetch => {
    const held: Fetch = async (input, init) => {
      if (isOn && !waits.has(held)) {
        waits.add(held);
        (waits.size === 1 ? first : both).resolve();
        await both.promise;
      }
      return fetch(input, init);
    };
    return held;
  };
  return {
    hold,
    /** Has each of them do its part; the second one begins when the first one has asked. */
    of: async (one: () => Promise<unknown>, other: () => Promise<unknown>) => {
      isOn = true;
      await one();
      await first.promise;
      await other();
      await both.promise;
    },
  };
}

/** An adapter of the two, and what it does behind its answers. */
interface Told {
  readonly floe: Floe;
  readonly behind: readonly Promise<unknown>[];
}

type Step = (house: House) => Promise<{ tell(told: Told, at: 0 | 1): Promise<unknown> }>;

const steps: readonly [string, Rule['on'], Step][] = [
  [
    'webhooks of two types',
    { webhook: 'subscription.canceled' },
    async (house) => {
      const { subscription, customer } = house.shop.elena;
      const data = await merchant(house, 'PATCH', `/v1/subscriptions/${subscription}`, { cancel_at_period_end: true });
      const parcels = [
        parcel({ type: 'subscription.canceled', data }),
        parcel({ type: 'customer.state_changed', data: { id: customer } }),
      ] as const;
      return {
        tell: async ({ floe, behind }, at) => {
          await deliver({ floe }, parcels[at]);
          // Its inbox is through: still at it, the first one would take what the second one is told.
          await behind[0];
        },
      };
    },
  ],
  [
    'an event that the host repeats',
    { event: 'asked' },
    async ({ shop }) => {
      const { customer: id } = shop.elena;
      return { tell: ({ floe }) => floe.rules.emit({ name: 'asked', id: 'e-1', customer: { id } }) };
    },
  ],
];

describe('one change, seen by two adapters at once', () => {
  it.each(steps)('fires once: %s', async (name, on, happens) => {
    const databaseUrl = await postgres.database(name.replaceAll(' ', '_'));
    const [one, two] = [openStore({ databaseUrl }), openStore({ databaseUrl })];
    const free = () => ({ product_id: house.shop.products.free });
    const rules: Rule[] = [{ name: 'act', on, do: { operation: 'subscriptions.createFree', input: free } }];
    const { hold, of } = meeting();
    const [ahead, behind]: [Promise<unknown>[], Promise<unknown>[]] = [[], []];
    const waitUntil = (work: Promise<unknown>) => void ahead.push(work);
    const house = await openRuled(rules, { database: one, wrap: hold, waitUntil });
    const fetch = hold((given, init) => house.polar.fetch(new Request(given, init)));
    const polar = { accessToken: 'polar_oat_demo', rate: false, webhookSecrets: [OURS], fetch } as const;
    const other = beside(house, rules, { store: two, polar, waitUntil: (work) => void behind.push(work) });
    await other.tick();
    // What a round left under way would take what the first one is told, and the two would never meet.
    for (const works of [ahead, behind]) while (works.length > 0) await Promise.all(works.splice(0));

    const { tell } = await happens(house);
    await of(
      () => tell({ floe: house.floe, behind: ahead }, 0),
      () => tell({ floe: other, behind }, 1),
    );
    await Promise.all([house.floe.tick(), other.tick()]);

    expect(await firings({ store: one })).toMatchObject([{ state: 'done' }]);
    const { customer } = house.shop.elena;
    const query = `customer_id=${customer}&product_id=${free().product_id}`;
    expect((await merchant(house, 'GET', `/v1/subscriptions/?${query}`)).items).toHaveLength(1);
    const as = agent({ permissions: ['audit:read'] });
    const { body } = await house.ask('audit.list', { as, input: { actor_id: 'rule:act' } });
    expect(body.result).toMatchObject([{ operation: 'subscriptions.createFree', outcome: 'succeeded' }]);
    await Promise.all([house.floe.close(), other.close()]);
  });
});
