import { describe, expect, it } from 'vitest';
import { cardEnding, usualMethod } from '../../src/domain/payment-methods.ts';

const card = (facts: object = {}) => ({ is_default: false, exp_month: 11, exp_year: 2026, ...facts });

describe('the card that is charged', () => {
  it('is the default, or the only one', () => {
    const [one, usual] = [card(), card({ is_default: true })];
    expect(usualMethod([one, usual])).toBe(usual);
    expect(usualMethod([one])).toBe(one);
  });

  it('is not guessed among several', () => {
    expect(usualMethod([card(), card()])).toBeUndefined();
    expect(usualMethod([])).toBeUndefined();
  });
});

describe('a card’s end', () => {
  it.each([
    ['2026-10-31T23:59:59Z', null],
    ['2026-11-02T00:00:00Z', 'ending'],
    ['2026-11-30T23:59:59Z', 'ending'], // it is good for the whole month that is printed on it
    ['2026-12-01T00:00:00Z', 'expired'],
  ])('at %s: %s', (now, ending) => {
    expect(cardEnding(card(), Date.parse(now))).toBe(ending);
  });

  it('is nothing where none is printed', () => {
    expect(cardEnding(card({ exp_month: null }), 0)).toBeNull();
  });
});
