import * as fc from 'fast-check';
import * as z from 'zod/mini';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { defineGate, type Verdict } from './gate.ts';
import { fitting, type Schema, wrecked } from './schema-bodies.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const number = (count: number) => count.toLocaleString('en');
/** A house is thrown away after so many bodies, or what Polar keeps would grow. */
const BODIES_PER_HOUSE = 1_000;

interface Body {
  readonly name: string;
  readonly text: string;
  readonly asAgent: boolean;
}

const { elena, ben, products, discount, link } = openHouse().shop;
/** The same in every house. */
const ids = [...Object.values(elena), ben.order, ben.subscription, ...Object.values(products), discount, link];

/** Whom a page names, which customers do not need to. */
const named = fc.oneof(
  { weight: 6, arbitrary: fc.record({ id: fc.constantFrom(elena.customer, ben.customer) }) },
  fc.record({ id: fc.uuid() }),
  fc.record({ email: fc.emailAddress() }),
  fc.constant(null),
);
const ticket = fc.record({ system: fc.constant('desk'), id: fc.constant('T-1001') });

/** The input of an operation; a cursor of ours cannot be made up, so most go without. */
function inputOf({ input }: Operation): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(input(), { io: 'input', unrepresentable: 'any' }) as Schema;
  const { cursor: _cursor, ...rest } = schema.properties ?? {};
  const without = schema.properties ? { ...schema, properties: rest } : schema;
  return fc.oneof(fitting(schema, ids), { weight: 4, arbitrary: fitting(without, ids) });
}

/** One call's body of any operation, whole or wrecked. */
const bodies: fc.Arbitrary<Body> = fc.oneof(
  ...Object.entries(operations).flatMap(([name, entry]) =>
    [true, false].map((asAgent) => {
      const customer = asAgent ? named : fc.constant(undefined);
      const whole = fc.record({ input: inputOf(entry), customer, ticket }, { requiredKeys: ['input', 'customer'] });
      const text = fc.oneof(
        whole.map((body) => JSON.stringify(body)),
        { weight: 2, arbitrary: wrecked(whole) },
      );
      return fc.record({ name: fc.constant(name), text, asAgent: fc.constant(asAgent) });
    }),
  ),
);

type Handler = (request: Request) => Promise<Response>;

/** Posts so many bodies to handlers of these houses. */
export async function postAll(count: number, handlerOf = ({ floe }: House): Handler => floe.handler): Promise<Verdict> {
  const seed = Date.now() % 1_000_000;
  const before = prototypes();
  let [longest, well] = [0, 0];
  for (let done = 0; done < count; done += BODIES_PER_HOUSE) {
    const house = openHouse();
    const handler = handlerOf(house);
    const sample = fc.sample(bodies, { numRuns: Math.min(BODIES_PER_HOUSE, count - done), seed: seed + done });
    for (const [at, body] of sample.entries()) {
      const started = performance.now();
      const { ok, wrong } = await post({ house, handler }, body, `intent-${at}`);
      longest = Math.max(longest, performance.now() - started);
      if (ok) well += 1;
      if (wrong ?? prototypes() !== before) return broken(body, wrong ?? 'a prototype was changed', seed + done);
    }
  }
  return { figure: `none; ${number(well)} answered well, the longest in ${longest.toFixed(0)} ms`, pass: true };
}

async function post(
  { house, handler }: { house: House; handler: Handler },
  { name, text, asAgent }: Body,
  key: string,
) {
  house.seen.length = 0;
  // Polar counts calls by the minute.
  house.clock.forward(60_000);
  const as = asAgent ? agent() : ({ kind: 'customer', externalId: elena.externalId } as const);
  const headers = {
    authorization: house.token(as),
    'content-type': 'application/json',
    'floe-client': '1',
    'idempotency-key': key,
  };
  const url = `http://floe.test/floe/${name}`;
  const { ok, status, ...response } = await told(
    await handler(new Request(url, { method: 'POST', headers, body: text })),
  );
  if (status >= 500) return { ok, wrong: `${status} ${response.text} ${JSON.stringify(house.events.at(-1))}` };
  const [change] = house.changes();
  const wrong = !ok && change ? `${status} ${response.text} after ${change.method} ${change.path}` : null;
  return { ok, wrong };
}

const told = async (response: Response) => ({
  ok: response.ok,
  status: response.status,
  text: await response.text(),
});

/** Whatever is posted: an answer below 500, nothing written unless it was answered well, and no prototype touched. */
export const anyBody = defineGate({
  id: 'G8',
  goal: ({ count }: { count: number }) =>
    `${number(count)} bodies from the schemas: no 5xx, nothing written, no prototype`,
  bounds: { test: { count: 5_000 }, torture: { count: 100_000 } },
  run: ({ count }) => postAll(count),
});

function broken({ name, text }: Body, wrong: string, seed: number): Verdict {
  return { figure: 'one that breaks it', pass: false, why: `${name} ${text.slice(0, 2_000)}\n${wrong}\nseed ${seed}` };
}

/** What stands on the prototypes a body could reach. */
function prototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype]
    .map((prototype) => Object.getOwnPropertyNames(prototype).join())
    .join(';');
}
