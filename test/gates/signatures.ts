import { deliver, OURS, openReceiver, type Parcel, parcel, sign, specKey } from '../webhooks/sender.ts';
import { defineGate } from './gate.ts';
import { mulberry, pick, type Random, whole } from './random.ts';
import { bound, number } from './words.ts';

const bodies = ['', '{}', '{"type":"order.paid","data":{"id":"o-1"}}', JSON.stringify({ text: 'ü'.repeat(1_000) })];

/** Good deliveries of every form: both keys, small and large, one signature and several. */
function originals(): Parcel[] {
  const byPolar = bodies.map((body) => parcel(body));
  const bySpec = byPolar.map((one) => ({ ...one, signature: sign(specKey(OURS), one) }));
  return [...byPolar, ...bySpec];
}

/** One byte more, less or other, somewhere. */
function mutated(random: Random, original: Parcel): Parcel {
  const part = pick(random, ['id', 'timestamp', 'signature', 'body', 'body'] as const);
  const bytes = Buffer.from(original[part] ?? '');
  const [at, kind] = [whole(random, bytes.length + 1), whole(random, 4)];
  const byte = part === 'body' ? whole(random, 256) : 33 + whole(random, 94);
  const rest = bytes.subarray(kind === 0 ? at : at + 1);
  const middle = kind === 3 && part === 'body' && at < bytes.length ? (bytes[at] ?? 0) ^ (1 << whole(random, 8)) : byte;
  const made = Buffer.concat([bytes.subarray(0, at), kind === 1 ? Buffer.alloc(0) : Buffer.from([middle]), rest]);
  return { ...original, [part]: part === 'body' ? new Uint8Array(made) : made.toString('latin1') };
}

const isSame = (one: Parcel, other: Parcel): boolean =>
  one.id === other.id &&
  one.timestamp === other.timestamp &&
  one.signature === other.signature &&
  Buffer.from(one.body).equals(Buffer.from(other.body));

/** Good deliveries with one byte changed: none may be taken. */
export const signatures = defineGate({
  id: 'G3',
  goal: ({ mutations }: { mutations: number }) => `${number(mutations)} webhooks with a byte changed: none is taken`,
  bounds: { test: { mutations: 3_000 }, torture: { mutations: 100_000 } },
  run: async ({ mutations }) => {
    const seed = Number(process.env.FLOE_SEED ?? Date.now() % 2 ** 31);
    const random = mulberry(seed);
    let house = openReceiver();
    const good = originals();
    for (const one of good) {
      const { status } = await deliver(house, one);
      if (status !== 202) return { figure: `a good one was answered with ${status}`, pass: false };
    }
    let [tried, taken] = [0, 0];
    let first: Parcel | undefined;
    while (tried < mutations) {
      const original = pick(random, good);
      const one = mutated(random, original);
      if (isSame(one, original)) continue;
      tried += 1;
      if (tried % 10_000 === 0) house = openReceiver();
      const { status } = await deliver(house, one);
      if (status === 403) continue;
      taken += 1;
      first ??= one;
    }
    return {
      pass: taken === 0,
      figure: `${number(taken)} not refused; ${bound(mutations)}`,
      why: first && `FLOE_SEED=${seed} ${JSON.stringify(first)}`,
    };
  },
});
