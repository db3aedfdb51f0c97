// A browser that sends more than an operation takes: nothing of it reaches Polar.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { rows } from './rows.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, { input(shop: House['shop']): unknown; key?: string }>> = rows;

const CANARY = 'canary-5f2e';
/** What would be worth smuggling, and anything else. */
const TEMPTING = [
  'customer_id',
  'external_customer_id',
  'customer',
  'customer_email',
  'discount_id',
  'price',
  'amount',
  'amount_paid',
  'currency',
  'metadata',
  'customer_metadata',
  'customer_ip_address',
  'trial_end',
  'proration_behavior',
  'organization_id',
  'is_business_customer',
  'permissions',
];
const key = fc.oneof(
  fc.constantFrom(...TEMPTING),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => `${CANARY}${text}`),
);
const value = fc.oneof(
  fc.constant(CANARY),
  fc.constant({ [CANARY]: CANARY }),
  fc.constant([CANARY]),
  fc.array(fc.constant(CANARY), { maxLength: 3 }).map((list) => ({ deep: list, at: CANARY })),
);

/** Names of an operation's own fields, those of each of its forms included. */
function fieldsOf({ input }: Operation): string[] {
  const schema = z.toJSONSchema(input(), { io: 'input', unrepresentable: 'any' });
  return [schema, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((form) =>
    typeof form === 'object' ? Object.keys(form.properties ?? {}) : [],
  );
}

it.each(['customer', 'agent'] as const)('a %s smuggles nothing past the contract', async (kind) => {
  const house = openHouse();
  const { elena } = house.shop;
  const as = kind === 'customer' ? ({ kind, externalId: elena.externalId } as const) : agent();
  const names = Object.keys(operations).filter((name) => operations[name]?.allow[kind]);
  let refused = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...names),
    fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }),
    fc.constantFrom('input', 'customer', 'ticket', 'envelope'),
    async (name, smuggled, place) => {
      const [row, entry] = [table[name], operations[name]];
      if (!row || !entry) throw new Error(`There is no ${name}.`);
      // A field the operation takes from this caller is no smuggling.
      const may = kind === 'customer' && entry.customerMay ? entry.customerMay : fieldsOf(entry);
      const extra = Object.fromEntries(Object.entries(smuggled).filter(([field]) => !may.includes(field)));
      // Without anything to smuggle it is a call like any other, which Polar may refuse.
      fc.pre(Object.keys(extra).length > 0);
      const body = {
        input: row.input(house.shop) as object,
        ...(kind === 'agent' && entry.subject !== 'none' ? { customer: { id: elena.customer } } : {}),
      };
      const wholes = {
        input: { ...body, input: { ...extra, ...body.input } },
        customer: { ...body, customer: { id: elena.customer, ...extra } },
        ticket: { ...body, ticket: { system: 'desk', id: 'T-1001', ...extra } },
        envelope: { ...body, ...extra },
      };
      house.seen.length = 0;
      house.clock.forward(60_000);
      const response = await house.post(name, wholes[place], { as, key: row.key });
      expect(house.seen.filter(({ path, body: sent }) => (path + sent).includes(CANARY))).toEqual([]);
      if (!response.ok) {
        refused += 1;
        expect(house.writes()).toEqual([]);
      }
    },
  );
  await fc.assert(property, { numRuns: 600 });
  expect(refused).toBeGreaterThan(500);
});
