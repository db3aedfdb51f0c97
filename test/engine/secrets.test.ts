import { expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse, SECRET } from '../adapter/house.ts';
import { rows } from '../policy/rows.ts';

const CREDENTIAL = /polar_(oat|cst|mst|pat|at|rt|whs)_|whsec_|floe_wt_|Bearer (?!t\d|\[redacted)/;
const LEAK = 'polar_oat_CANARY and Bearer polar_mst_CANARY whsec_CANARY';

/** What may go wrong on the way, each carrying a credential where an adapter could pass it on. */
const faults: ((house: House) => void)[] = [
  () => undefined,
  ({ polar }) => polar.faults.add({ match: {}, answer: { status: 500, body: LEAK } }),
  ({ polar }) =>
    polar.faults.add({
      match: {},
      answer: { status: 401, body: JSON.stringify({ error: 'invalid_token', error_description: LEAK }) },
    }),
  ({ polar }) =>
    polar.faults.add({
      match: {},
      answer: { status: 403, body: JSON.stringify({ error: 'NotPermitted', detail: LEAK }) },
    }),
  ({ polar }) =>
    polar.faults.add({
      match: {},
      answer: {
        status: 422,
        body: JSON.stringify({
          error: 'RequestValidationError',
          detail: [{ loc: ['body', 'amount'], msg: LEAK, type: LEAK, input: LEAK }],
        }),
      },
    }),
  ({ polar }) => polar.faults.add({ match: {}, answer: { status: 200, body: LEAK } }),
];

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, { input(shop: House['shop']): unknown; key?: string }>> = rows;

/** All that one call says to anybody and leaves behind. */
async function said(
  name: string,
  subject: string,
  { fault, persona }: { fault: number; persona: string },
): Promise<string[]> {
  const house = openHouse({
    wrap: (fetch) => async (input, init) => {
      if (String(input).includes('/customer-sessions')) return fetch(input, init);
      return fetch(input, init).catch(() => Promise.reject(new Error(LEAK)));
    },
  });
  faults[fault]?.(house);
  const { customer, externalId } = house.shop.elena;
  const as: Caller = persona === 'agent' ? agent() : { kind: 'customer', externalId };
  const row = table[name];
  const body = {
    input: row?.input(house.shop),
    customer: persona === 'agent' && subject !== 'none' ? { id: customer } : undefined,
  };
  const response = await house.post(name, body, { as, key: row?.key });
  const answer = await response.json();
  // The one link that is a secret by design, for the one who asked for it.
  if (name === 'portal.session' && response.ok) delete answer.result.url;
  const { entries } = await house.store.audit.list('default', { limit: 99 });
  return [answer, [...response.headers], house.events, entries].map((part) => JSON.stringify(part));
}

it.each(faults.map((_fault, index) => index))(
  'no credential gets into an answer, an event or the trail: fault %i',
  async (fault) => {
    const calls = Object.entries(operations).flatMap(([name, { subject }]) =>
      ['agent', 'customer'].map(async (persona) => ({
        name,
        persona,
        texts: await said(name, subject, { fault, persona }),
      })),
    );
    for (const { name, persona, texts } of await Promise.all(calls)) {
      for (const text of texts) {
        expect(text, `${name} for the ${persona}`).not.toMatch(CREDENTIAL);
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('CANARY');
      }
    }
  },
);

it('an error of the host’s own that carries a credential is told without it', async () => {
  const house = openHouse({
    authenticate: () => Promise.reject(new Error(`no session for ${LEAK} eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln`)),
  });
  await house.ask('customer.get', {});
  const told = JSON.stringify(house.events);
  expect(told).toContain('[redacted]');
  expect(told).not.toMatch(CREDENTIAL);
  expect(told).not.toContain('eyJ');
});

it('the browser’s bearer never goes to Polar', async () => {
  const house = openHouse();
  for (const as of [agent(), { kind: 'customer', externalId: house.shop.elena.externalId } as const]) {
    await house.ask('orders.list', { as, customer: { id: house.shop.elena.customer } });
  }
  expect(house.seen.length).toBeGreaterThan(3);
  for (const { authorization } of house.seen) expect(authorization).toMatch(/^Bearer polar_(oat|mst|cst)_/);
});
