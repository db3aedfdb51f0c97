import { describe, expect, test } from 'vitest';
import { enumOf, literal } from '../../src/simulator/validation/choices.ts';
import { list } from '../../src/simulator/validation/list.ts';
import { object } from '../../src/simulator/validation/object.ts';
import { instant, metadata, uuid } from '../../src/simulator/validation/polar-types.ts';
import { after } from '../../src/simulator/validation/refine.ts';
import { bool, float, int, text } from '../../src/simulator/validation/scalars.ts';
import { newReading, nullable, optional, type Schema, withDefault } from '../../src/simulator/validation/schema.ts';
import { tagged, union } from '../../src/simulator/validation/unions.ts';

const NOW = Date.UTC(2026, 10, 23);

function read(schema: Schema<unknown>, input: unknown) {
  const reading = newReading(NOW);
  const value = schema.read(input, ['body'], reading);
  return { value, issues: reading.issues.map(({ type, loc }) => [type, ...loc.slice(1)]) };
}

describe('objects', () => {
  const plan = object('Plan', {
    name: text({ min: 3 }),
    seats: optional(int({ ge: 1 })),
    note: withDefault(nullable(text()), null),
  });

  test('an absent optional field stays absent, a default is filled', () => {
    expect(read(plan, { name: 'Pro' }).value).toEqual({ name: 'Pro', note: null });
  });

  test('every field is reported, in the order declared, unknown ones after them', () => {
    const strict = object('Plan', { name: text(), seats: int() }, { extra: 'forbid' });
    expect(read(strict, { zzz: 1, seats: 'x' }).issues).toEqual([
      ['missing', 'name'],
      ['int_parsing', 'seats'],
      ['extra_forbidden', 'zzz'],
    ]);
  });

  test('text where an object belongs', () => {
    expect(read(plan, 'name=Pro').issues).toEqual([['model_attributes_type']]);
  });

  test('a field may come under its other name', () => {
    const aliased = object(
      'Session',
      { external_customer_id: text() },
      { aliases: { external_customer_id: ['customer_external_id'] } },
    );
    expect(read(aliased, { customer_external_id: 'u1' }).value).toEqual({ external_customer_id: 'u1' });
  });
});

describe('scalars', () => {
  test.each([
    [int(), '5', 5],
    [int(), 5.5, 'int_from_float'],
    [int(), null, 'int_type'],
    [float(), '1.5', 1.5],
    [bool(), 'yes', true],
    [bool(), 'perhaps', 'bool_parsing'],
    [text(), 5, 'string_type'],
    [uuid(), '00000000-0000-4000-8000-00000000000', 'uuid_parsing'],
  ] as [Schema<unknown>, unknown, unknown][])('%# reads as pydantic does', (schema, input, expected) => {
    const { value, issues } = read(schema, input);
    expect(issues[0]?.[0] ?? value).toBe(expected);
  });

  test('an instant in the past where the future is asked for', () => {
    expect(read(instant({ future: true }), '2020-01-01T00:00:00Z').issues).toEqual([['datetime_future']]);
  });
});

describe('unions', () => {
  const seats = object('UpdateSeats', { seats: int({ ge: 1 }) }, { extra: 'forbid' });
  const cancel = object('Cancel', { cancel: bool() }, { extra: 'forbid' });

  test('one wrong field brings the issues of every member, under its name', () => {
    expect(read(union(seats, cancel), { seats: 0 }).issues).toEqual([
      ['greater_than_equal', 'UpdateSeats', 'seats'],
      ['missing', 'Cancel', 'cancel'],
      ['extra_forbidden', 'Cancel', 'seats'],
    ]);
  });

  test('the member that takes most fields wins over the first', () => {
    const wide = object('Wide', { seats: optional(int()), cancel: optional(bool()) });
    const narrow = object('Narrow', { seats: int() });
    expect(read(union(narrow, wide), { seats: 1, cancel: true }).value).toEqual({ seats: 1, cancel: true });
  });

  test('the exact type wins over a conversion', () => {
    expect(read(union(text(), int()), 5).value).toBe(5);
    expect(read(union(int(), text()), '5').value).toBe('5');
  });

  test('a literal and an instant are told apart by their names', () => {
    const end = union(instant({ future: true }), literal(['now']));
    expect(read(end, 'now').value).toBe('now');
    expect(read(end, '2020-01-01T00:00:00Z').issues).toEqual([
      ['datetime_future', 'datetime'],
      ['literal_error', "literal['now']"],
    ]);
  });

  test('a discriminator puts its tag into the place', () => {
    const benefit = tagged('type', { custom: object('Custom', { note: text() }) });
    expect(read(benefit, { type: 'custom' }).issues).toEqual([['missing', 'custom', 'note']]);
    expect(read(benefit, { type: 'other' }).issues).toEqual([['union_tag_invalid']]);
    expect(read(benefit, {}).issues).toEqual([['union_tag_not_found']]);
  });

  test('a check on the whole names its function', () => {
    const pair = after('validate_pair', object('Pair', { a: int(), b: int() }), ({ a, b }) =>
      a < b ? null : 'a must be below b',
    );
    expect(read(pair, { a: 2, b: 1 }).issues).toEqual([['value_error']]);
    expect(pair.label).toBe('function-after[validate_pair(), Pair]');
  });
});

test('a list is counted after its elements are read', () => {
  const names = list(text({ min: 2 }), { min: 1 });
  expect(read(names, []).issues).toEqual([['too_short']]);
  expect(read(names, ['ab', 'c']).issues).toEqual([['string_too_short', 1]]);
});

test('an enum is one value of its own', () => {
  expect(read(enumOf('Status', ['open', 'closed']), 'ajar').issues).toEqual([['enum']]);
});

describe('metadata', () => {
  test('a nested value fails as each of the four kinds', () => {
    expect(read(metadata(), { a: { b: 1 } }).issues).toEqual([
      ['string_type', 'a', 'constrained-str'],
      ['int_type', 'a', 'int'],
      ['float_type', 'a', 'float'],
      ['bool_type', 'a', 'bool'],
    ]);
  });

  test('at most fifty keys, of at most forty letters', () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 1]));
    expect(read(metadata(), many).issues).toEqual([['too_long']]);
    expect(read(metadata(), { ['k'.repeat(41)]: 1 }).issues).toEqual([['string_too_long', 'k'.repeat(41), '[key]']]);
  });
});
