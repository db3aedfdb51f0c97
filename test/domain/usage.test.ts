import { describe, expect, it } from 'vitest';
import { unitCost, unitPrice } from '../../src/domain/unit-cost.ts';
import { usageForecast, usageStanding, usedShare } from '../../src/domain/usage.ts';

describe('what units cost', () => {
  it.each([
    [50, '10.000000000000', null, 500],
    [3, '0.1', null, 0],
    [5, '0.1', null, 1],
    [1_000_000, '0.000123456789', null, 123],
    [1e21, '0.000000000001', null, 1_000_000_000],
    [0.0000001, '5000000', null, 1],
    [0.5, '1', null, 1],
    [12, '100', 250, 250],
    [-3, '10', null, 0],
    [3, 'free', null, 0],
  ])('%d × %s, at most %s, is %d', (units, price, cap, cost) => {
    expect(unitCost(units, price, cap)).toBe(cost);
  });
});

describe('a unit price', () => {
  it.each([
    ['10.500000000000', 100, 1000, '105'],
    ['0.000123456789', 100, 1_000_000, '1.23456789'],
    ['0.5', 100, 1, '0.005'],
    ['12', 1, 1, '12'],
    ['100', 100, 10, '10'],
    ['0', 100, 1, '0'],
    ['free', 100, 1, null],
  ] as const)('of %s, factor %d, for %d units is %s', (price, factor, units, text) => {
    expect(unitPrice(price, factor, units)).toBe(text);
  });
});

describe('where use stands', () => {
  const standing = (consumed: number, credited: number, more: object = {}) =>
    usageStanding({ consumed, credited, meter: { aggregation: 'sum' }, costs: [], ...more });

  it('follows from what is included, charged and counted', () => {
    expect(standing(79, 100)).toBe('within');
    expect(standing(80, 100)).toBe('near');
    expect(standing(100, 100)).toBe('reached');
    expect(standing(100.5, 100)).toBe('over');
    expect(standing(5, 0)).toBe('counted');
    expect(standing(5, -3, { costs: [{ capped: false }] })).toBe('metered');
    expect(standing(5, 10, { costs: [{ capped: true }] })).toBe('capped');
    expect(standing(5, 10, { meter: { aggregation: 'avg' } })).toBe('measured');
  });

  it('fills a bar only where units add up, never below nothing or above all', () => {
    const share = (consumed: number, credited: number, aggregation: string | null = null) =>
      usedShare({ consumed, credited, meter: { aggregation } });
    expect([share(-5, 10), share(5, 10), share(50, 10), share(5, 0), share(5, 10, 'unique')]).toEqual([
      ...[0, 0.5, 1, null, null],
    ]);
  });
});

it('a forecast needs a twentieth of a period, use, and a period that runs', () => {
  const by = (now: number, consumed = 100) => usageForecast(consumed, { start: 0, end: 100, now });
  expect([by(4), by(5), by(50), by(100), by(50, 0), by(50, -2)]).toEqual([null, 2000, 200, null, null, null]);
});
