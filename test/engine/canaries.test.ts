// A canary in every kind of secret, those among them that look like nothing, and errors that tell all at every turn.
import { expect, it } from 'vitest';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type HouseOptions, openHouse } from '../adapter/house.ts';
import { rows } from '../policy/rows.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, { input(shop: unknown): unknown; key?: string }>> = rows;

const SECRET = 'canary words of the secret, thirty-two bytes at least';
const KEY = btoa('canary-of-the-encryption-key-32b');
const WEBHOOK = 'canary words that sign a webhook';
const JWT = `eyJhbGciOiJIUzI1NiJ9.${btoa('{"sub":"canary-of-a-token"}').replaceAll('=', '')}.Y2FuYXJ5`;
const IDEMPOTENCY = 'canary-of-an-intent';
/** The access token is the simulator's own, or nothing would be answered. */
const ALL = [SECRET, KEY, WEBHOOK, JWT, IDEMPOTENCY, 'polar_oat_demo', 'polar_mst_canary', 'whsec_canary'];
const TELLING = `failed with ${SECRET}; ${KEY}; ${WEBHOOK}; authorization: Bearer ${JWT}; Idempotency-Key: ${IDEMPOTENCY}; polar_oat_demo polar_mst_canary whsec_canary maya@northwind.dev`;

const told = () => Promise.reject(new Error(TELLING));
const kept = {
  secret: SECRET,
  encryptionKeys: `2026-11:${KEY}`,
  webhookSecrets: { default: [WEBHOOK] },
};
const faults: Record<string, HouseOptions> = {
  none: {},
  'no way to Polar': { wrap: () => told },
  'a host whose session check breaks': { authenticate: told },
};

it.each(Object.keys(faults))('no secret is told by an answer or a report: %s', async (fault) => {
  const house = openHouse({ ...kept, ...faults[fault] });
  // All at once: where Polar is out of reach, each of them tries and waits for itself.
  const asks = Object.entries(operations).map(async ([name, { subject }]) => {
    const row = table[name];
    const customer = subject === 'none' ? undefined : { id: house.shop.elena.customer };
    const response = await house.post(
      name,
      { input: row?.input(house.shop), customer },
      {
        as: agent(),
        key: `${IDEMPOTENCY}-${name}`,
        headers: { 'x-jwt': JWT },
      },
    );
    const said = `${JSON.stringify([...response.headers])}${await response.text()}`;
    for (const secret of ALL) expect(said, name).not.toContain(secret);
  });
  await Promise.all(asks);
  const reports = JSON.stringify(house.events);
  for (const secret of [...ALL, 'northwind']) expect(reports).not.toContain(secret);
  // The ear works: what is no secret was told.
  if (fault !== 'none') expect(reports).toContain('failed with [redacted]');
});

it('nor by a store that breaks, at any of its doors', async () => {
  const house = openHouse(kept);
  for (const door of ['request', 'complete', 'deny', 'list'] as const)
    Object.assign(house.store.audit, { [door]: told });
  Object.assign(house.store.idempotency, { reserve: told });
  const { elena } = house.shop;
  const said: string[] = [];
  for (const [name, as] of [
    ['subscriptions.cancel', agent()],
    ['audit.list', agent()],
    ['orders.list', agent({ permissions: [] })],
  ] as const) {
    const input = name === 'subscriptions.cancel' ? { subscription_id: elena.subscription } : {};
    const { body, response } = await house.ask(name, { as, input, customer: { id: elena.customer }, key: IDEMPOTENCY });
    said.push(JSON.stringify(body), JSON.stringify([...response.headers]));
  }
  const all = said.join('') + JSON.stringify(house.events);
  for (const secret of ALL) expect(all).not.toContain(secret);
  expect(house.events.length).toBeGreaterThan(1);
});
