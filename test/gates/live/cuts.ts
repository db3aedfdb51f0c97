// A page whose stream is cut again and again, beside a shop that changes all the time: in the end the page shows what is true.
import { createClient } from '../../../src/client/client.ts';
import type { Frame } from '../../../src/client/live/frames.ts';
import { followStream, type StreamOptions } from '../../../src/client/live/stream.ts';
import { type House, NOW, openHouse } from '../../adapter/house.ts';

const NAMES = ['orders.list', 'orders.get', 'subscriptions.list', 'subscriptions.get', 'customer.get'];
/** Changes only where the log is swept afterwards: nothing but a reset tells of it. */
const RARE = 'seats.list';
/** Tells the page that everything before it has been told. */
const LAST = 'products.list';

/** How a page follows: the real one, or a naive one. */
export type Follow = (options: StreamOptions) => Promise<void>;

export interface Outcome {
  readonly cuts: number;
  /** Names of which the page shows an old version. */
  readonly stale: readonly string[];
  /** Told of somebody else's change. */
  readonly foreign: number;
}

/** Numbers that a seed repeats. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** So many cuts; the log is swept now and then, so that some places are too old to go on from. */
export async function cutAgainAndAgain(cuts: number, seed: number, follow: Follow = followStream): Promise<Outcome> {
  const house = openHouse();
  const roll = dice(seed);
  const truth = new Map([...NAMES, RARE].map((name) => [name, 0]));
  const shown = new Map(truth);
  const over = new AbortController();
  const settled = Promise.withResolvers<void>();
  let [done, foreign] = [0, 0];

  const change = async () => {
    const name = NAMES[roll(NAMES.length)] ?? LAST;
    const who = roll(3);
    house.clock.forward(roll(50));
    if (who > 0) truth.set(name, (truth.get(name) ?? 0) + 1);
    const customerId = [house.shop.ben.customer, house.shop.elena.customer, null][who] ?? null;
    // Ben's changes have a name that nobody else's have.
    await append(house, customerId, who > 0 ? name : 'checkouts.get');
  };
  const between = async () => {
    for (let n = roll(4); n > 0; n -= 1) await change();
    if (roll(40) > 0) return;
    // Away for so long that the log does not reach back.
    truth.set(RARE, (truth.get(RARE) ?? 0) + 1);
    await append(house, house.shop.elena.customer, RARE);
    for (let n = 0; n < 1_001; n += 1) await append(house, house.shop.elena.customer, 'customer.overview');
    house.clock.forward(3_600_000);
    await house.floe.tick();
  };

  const fetch = async (request: Request): Promise<Response> => {
    await between();
    const response = await house.floe.handler(request);
    if (done >= cuts || !response.body) return response;
    done += 1;
    return new Response(cutAfter(response.body, roll(300), between), response);
  };
  const hear = (frame: Frame) => {
    const told = frame.reset ? [...truth.keys()] : (frame.stale ?? []);
    for (const name of told) if (truth.has(name)) shown.set(name, truth.get(name) ?? 0);
    if (told.includes('checkouts.get')) foreign += 1;
    place = frame.id ?? place;
    if (frame.stale?.includes(LAST) || (done >= cuts && frame.reset)) settled.resolve();
  };
  let place: string | undefined;
  const following = follow({
    client: createClient({
      url: 'http://floe.test/floe',
      getToken: () => house.token({ kind: 'customer', externalId: house.shop.elena.externalId }).slice(7),
      fetch,
    }),
    customer: null,
    place: () => place,
    age: () => house.clock.now() - NOW,
    hear,
    pace: hurried,
    signal: over.signal,
  });
  while (done < cuts) {
    await change();
    await turn();
  }
  const beats = setInterval(() => void append(house, null, LAST), 5);
  await settled.promise;
  clearInterval(beats);
  over.abort();
  await following;
  return { cuts: done, stale: [...truth.keys()].filter((name) => truth.get(name) !== shown.get(name)), foreign };
}

const append = (house: House, customerId: string | null, name: string) =>
  house.store.changes.append('default', { customerId, stale: [name], at: house.clock.now() });

/** Waits are over at once; nothing is ever too late. */
const hurried: StreamOptions['pace'] = {
  random: () => 0.5,
  after: (ms, work) => {
    if (ms === 10_000 || ms === 45_000) return () => undefined;
    const timer = setImmediate(work);
    return () => clearImmediate(timer);
  },
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lets so many bytes through, a few at a time, and breaks off; things go on happening meanwhile. */
function cutAfter(
  body: ReadableStream<Uint8Array>,
  bytes: number,
  meanwhile: () => Promise<void>,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = bytes;
  return new ReadableStream({
    async pull(controller) {
      const part = await reader.read();
      if (part.done) return controller.close();
      const some = part.value.subarray(0, left);
      left -= some.byteLength;
      if (some.byteLength > 0) controller.enqueue(some);
      if (left > 0) return;
      await reader.cancel();
      await meanwhile();
      controller.error(new Error('cut'));
    },
    cancel: () => reader.cancel(),
  });
}
