import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits } from '../../server-adapter/engine/fits.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { agent, openHouse } from '../adapter/house.ts';
import { rows } from '../policy/rows.ts';

const operations: Readonly<Record<string, Operation>> = contract;
const table: Readonly<Record<string, { input(shop: unknown): unknown; key?: string }>> = rows;

/** Every place in a value. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...members.flatMap(([name, member]) => places(member, [...path, name]))];
}

/** A copy with something else in one place, or nothing. */
function changed(value: unknown, [first, ...rest]: readonly (string | number)[], to: unknown): unknown {
  if (first === undefined) return to;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  const next = rest.length === 0 ? to : changed(Reflect.get(copy, first), rest, to);
  if (rest.length === 0 && to === GONE) Reflect.deleteProperty(copy, first);
  else Reflect.set(copy, first, next);
  return copy;
}

const GONE = Symbol('gone');
const others: readonly unknown[] = [
  GONE,
  null,
  undefined,
  '',
  'x',
  7,
  -1,
  1.5,
  Number.NaN,
  true,
  [],
  {},
  [{}],
  { of: 'x' },
  '2026-11-23T00:00:00Z',
];

describe.each(Object.keys(operations))('the quick look at an answer of %s', (name) => {
  it('agrees with the schema, whatever stands where', async () => {
    const house = openHouse();
    const [entry, row] = [operations[name], table[name]];
    if (!entry || !row) throw new Error(`There is no row for ${name}.`);
    const customer = entry.subject === 'none' ? undefined : { id: house.shop.elena.customer };
    const { body } = await house.ask(name, { as: agent(), customer, input: row.input(house.shop), key: row.key });
    const schema = entry.output();
    const answer = body.result ?? null;
    expect(fits(schema, answer)).toBe(schema.safeParse(answer).success);
    const all = places(answer);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...others), (path, to) => {
        const value = path.length === 0 && to === GONE ? undefined : changed(answer, path, to);
        expect(fits(schema, value)).toBe(schema.safeParse(value).success);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});
