import { describe, expect, it } from 'vitest';
import { compareAnswers } from './compare/answers.ts';
import { Identities } from './compare/identities.ts';
import type { Json } from './recording.ts';

const recorded = (digit: number): string => `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;
const simulated = (digit: number): string => `${String(digit).repeat(8)}-aaaa-4aaa-8aaa-aaaaaaaaaaaa`;

const page = (items: Json[], total = items.length, more: Record<string, Json> = {}): Json => ({
  items,
  pagination: { total_count: total, max_page: Math.ceil(total / 10) },
  ...more,
});

/** An order of a customer, as Polar tells it and as the simulator does. */
const theirs = (digit: number, amount = digit, customer = 9): Json => ({
  id: recorded(digit),
  customer_id: recorded(customer),
  amount,
});
const ours = (digit: number, amount = digit, customer = 9): Json => ({
  id: simulated(digit),
  customer_id: simulated(customer),
  amount,
});

function known(...digits: number[]): Identities {
  const ids = new Identities();
  for (const digit of digits) ids.pair(recorded(digit), simulated(digit));
  return ids;
}

const differences = (expected: Json, got: Json, ids = new Identities()) =>
  compareAnswers(
    { status: 200, headers: {}, body: expected },
    { status: 200, headers: {}, body: got },
    { ids, sent: new Set() },
  ).map(({ path, reason }) => `${path}: ${reason}`);

describe('pages', () => {
  it('agrees on the same items in the same order', () => {
    expect(differences(page([theirs(1), theirs(2)]), page([ours(1), ours(2)]), known(1, 2, 9))).toEqual([]);
    expect(differences(page([]), page([]))).toEqual([]);
  });

  it('tells another order', () => {
    expect(differences(page([theirs(1), theirs(2)]), page([ours(2), ours(1)]), known(1, 2, 9))).toEqual([
      'body.items.1: another order',
    ]);
  });

  it('compares an item in full', () => {
    expect(differences(page([theirs(1)]), page([ours(1, 5)]), known(1, 9))).toEqual([
      'body.items.0.amount: another value',
    ]);
  });

  it('tells a known item that is missing', () => {
    expect(differences(page([theirs(1), theirs(2)]), page([ours(1)]), known(1, 2, 9))).toContain(
      'body.items.1: missing in the list',
    );
  });

  it('tells an unknown item that is missing, when its customer is known', () => {
    expect(differences(page([theirs(1), theirs(2)]), page([ours(1)]), known(1, 9))).toContain(
      'body.items.1: missing in the list',
    );
  });

  it('learns ids from items that can only be each other', () => {
    const ids = known(9);
    expect(differences(page([theirs(1), theirs(2)]), page([ours(1), ours(2)]), ids)).toEqual([]);
    expect(ids.simulated(recorded(2))).toBe(simulated(2));
  });

  it('does not take an item of somebody else for its own', () => {
    expect(differences(page([theirs(1)]), page([ours(1, 1, 8)]), known(9, 8))).toContain(
      'body.items.0: missing in the list',
    );
  });

  it('passes over what the seed never made, and then counts', () => {
    const expected = page([theirs(1), theirs(2, 2, 7)], 2);
    expect(differences(expected, page([ours(1)], 1), known(1, 9))).toEqual([]);
  });

  it('does not pass over everything', () => {
    expect(differences(page([theirs(1, 1, 7)]), page([]), known(9))).toEqual([
      'body.items: none of the recorded items exists',
    ]);
  });

  it('tells counts that differ', () => {
    expect(differences(page([theirs(1)], 1), page([ours(1)], 2), known(1, 9))).toEqual([
      'body.pagination.total_count: another value',
    ]);
    expect(differences(page([theirs(1)], 1), page([ours(1), ours(2)], 1), known(1, 9))).toEqual([
      'body.items: another length',
    ]);
  });

  it('compares the length of a cut list with the length it had', () => {
    const cut = page([theirs(1)], 3, { _trimmed_items: 3 });
    expect(differences(cut, page([ours(1), ours(2), ours(3)], 3), known(1, 9))).toEqual([]);
    expect(differences(cut, page([ours(1), ours(2)], 3), known(1, 9))).toEqual(['body.items: another length']);
  });

  it('tells an item that the filter should have kept out', () => {
    const expected = page([theirs(1), theirs(2, 2, 7), theirs(3)]);
    expect(differences(expected, page([ours(1), ours(5), ours(3)]), known(1, 3, 5, 9))).toEqual([
      'body.items: not in this list',
    ]);
  });

  it('tells a page that has another key', () => {
    expect(differences(page([]), page([], 0, { has_more: false }))).toEqual(['body.has_more: key not in Polar']);
  });
});
