// A shop, its adapter, and the post between them: webhooks leave Polar into a bag, and the test carries them on.
import type { Caller, Floe } from '../../../server-adapter/index.ts';
import { createFloe, memoryStore } from '../../../server-adapter/index.ts';
import type { Store } from '../../../server-adapter/store/port.ts';
import { WEBHOOK_TYPES } from '../../../server-adapter/webhooks/types.ts';
import type { Output } from '../../../src/contract/types.ts';
import { createPolar, type Polar } from '../../../src/simulator/index.ts';
import { agent, NOW, SECRET } from '../../adapter/house.ts';
import { type Shelf, smallShop } from '../../adapter/shop.ts';

/** One webhook as Polar sent it. */
export interface Letter {
  readonly headers: Headers;
  readonly body: string;
}

export type View = Output<'customer.overview'>;

export interface Town {
  readonly polar: Polar;
  readonly store: Store;
  readonly shop: Shelf;
  readonly clock: { now(): number };
  /** Time passes, with what comes due at Polar on the way. */
  pass(milliseconds: number): Promise<void>;
  /** Takes what Polar has sent since the last time. */
  letters(): Promise<Letter[]>;
  /** Brings a letter to the adapter, and waits until it has been applied. */
  bring(letter: Letter): Promise<void>;
  /** The adapter's rounds of background work, up to the feed's next one. */
  rounds(): Promise<void>;
  /** What the adapter under test answers, from what it keeps or from Polar. */
  view(customer: string): Promise<View>;
  /** What Polar says, past everything that is kept anywhere. */
  truth(customer: string): Promise<View>;
  /** A request by the merchant; what Polar refuses is no event. */
  ask(method: string, path: string, body?: object): Promise<unknown>;
}

const ADDRESS = 'https://app.example.com/floe/webhooks/polar/default';
const HOUR = 3_600_000;

export async function openTown(): Promise<Town> {
  let time = NOW;
  const clock = { now: () => time };
  const bag: Letter[] = [];
  const { seed, shelf } = smallShop();
  const deliver = async (request: Request) => {
    bag.push({ headers: request.headers, body: await request.text() });
    return new Response(null, { status: 202 });
  };
  const polar = createPolar({ seed, clock, deliver, requestsPerMinute: Number.POSITIVE_INFINITY });
  const webhookSecrets: string[] = [];
  const connection = { accessToken: 'polar_oat_demo', rate: false as const, fetch: polar.fetch, webhookSecrets };
  const store = memoryStore();
  const work: Promise<unknown>[] = [];
  const shared = { authenticate: () => null, secret: SECRET, origins: [], database: store, clock };
  const open = (readTtl: number): Floe =>
    createFloe({ ...shared, polar: { ...connection, readTtl }, waitUntil: (one) => void work.push(one) });
  // What is not dropped when a webhook comes would be shown for hours.
  const [floe, plain] = [open(HOUR), open(0)];
  const as: Caller = agent();
  const read = async (from: Floe, id: string): Promise<View> =>
    (await from.call('customer.overview', {}, { caller: as, customer: { id } })).result;

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const text = await (await polar.fetch(new Request(`https://api.polar.sh${path}`, init))).text();
    return text === '' ? null : JSON.parse(text);
  }

  const made = await ask('POST', '/v1/webhooks/endpoints', {
    url: ADDRESS,
    format: 'raw',
    events: WEBHOOK_TYPES,
  });
  webhookSecrets.push(String(Reflect.get(made as object, 'secret')));

  const pass: Town['pass'] = async (milliseconds) => {
    time += milliseconds;
    polar.moves.clock(time);
    await polar.moves.webhooksGo();
  };
  // Lists are compared with how they were in the round before, so there has to be one.
  await floe.tick();
  return {
    polar,
    store,
    shop: shelf(),
    clock,
    pass,
    ask,
    letters: async () => {
      await polar.moves.webhooksGo();
      return bag.splice(0);
    },
    bring: async ({ headers, body }) => {
      const response = await floe.handler(new Request(ADDRESS, { method: 'POST', headers, body }));
      if (response.status !== 202) throw new Error(`A webhook was answered with ${response.status}.`);
      await Promise.all(work.splice(0));
    },
    rounds: async () => {
      for (let round = 0; round < 10; round += 1) {
        await pass(30_000);
        await floe.tick();
      }
    },
    view: (customer) => read(floe, customer),
    truth: (customer) => read(plain, customer),
  };
}
