import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { defineGate } from './gate.ts';
import { number } from './words.ts';

/** Of all requests: what is filled at first, such as caches up to their bounds, is no growth. */
const WARM_UP = 0.1;
const MOST = 0.05;

/** Requests of all sorts leave nothing behind. */
export const memory = defineGate({
  id: 'G12',
  goal: ({ requests }: { requests: number }) => `${number(requests)} requests: the heap grows ≤ 5 %, no handle is left`,
  bounds: { test: { requests: 20_000 }, torture: { requests: 1_000_000 } },
  run: async ({ requests }) => {
    const house = openHouse();
    await serve(house, requests * WARM_UP);
    const [heap, handles] = [heapAfterGc(), openHandles()];
    await serve(house, requests * (1 - WARM_UP));
    const growth = heapAfterGc() / heap - 1;
    const left = openHandles() - handles;
    return {
      pass: growth <= MOST && left <= 0,
      figure: `${(growth * 100).toFixed(1)} % of ${(heap / 2 ** 20).toFixed(0)} MiB, ${left} handles`,
    };
  },
});

const TOGETHER = 20;

async function serve(house: House, requests: number): Promise<void> {
  const { elena, ben } = house.shop;
  // One bearer each: the test's own list of callers must not grow either.
  const as = { authorization: house.token(agent()) };
  const customer = { authorization: house.token({ kind: 'customer', externalId: ben.externalId }) };
  const post = (name: string, body: unknown, headers: Record<string, string>) => house.post(name, body, { headers });
  const about = { customer: { id: elena.customer } };
  const kinds = [
    () => post('orders.get', { ...about, input: { order_id: elena.order } }, as),
    () => post('customer.overview', { ...about, input: {} }, as),
    () => post('subscriptions.list', { input: {} }, customer),
    () => post('orders.get', { ...about, input: { order_id: 7 } }, as),
    () => post('orders.get', { ...about, input: { order_id: ben.order } }, {}),
    () => post('no.such', { input: {} }, as),
  ];
  for (let at = 0; at < requests; at += TOGETHER) {
    const answers = Array.from({ length: TOGETHER }, async (_, one) =>
      (await kinds[(at + one) % kinds.length]?.())?.text(),
    );
    await Promise.all(answers);
    house.seen.length = 0;
    house.events.length = 0;
    house.clock.forward(1_000);
  }
}

const openHandles = (): number => process.getActiveResourcesInfo().length;

function heapAfterGc(): number {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');
  for (let round = 0; round < 4; round += 1) gc();
  return process.memoryUsage().heapUsed;
}
