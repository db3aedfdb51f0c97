import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalSeconds } from '../../src/domain/interval.ts';
import { type PlanPrice, planDirection } from '../../src/domain/plan-direction.ts';

const monthly = (amount: number): PlanPrice => ({ amount, currency: 'usd', interval: 'month' });
const price = fc.record({
  amount: fc.nat(1_000_000),
  currency: fc.constant('usd'),
  interval: fc.constantFrom('day', 'week', 'month', 'year'),
  intervalCount: fc.integer({ min: 1, max: 12 }),
});

describe('planDirection', () => {
  it.each<[PlanPrice, PlanPrice, string, boolean]>([
    [monthly(1000), monthly(2900), 'upgrade', false],
    [monthly(2900), monthly(1000), 'downgrade', false],
    [monthly(1000), monthly(1000), 'same', false],
    [monthly(3000), { ...monthly(30000), interval: 'year' }, 'downgrade', true],
    [monthly(3000), { ...monthly(36000), interval: 'year' }, 'same', true],
    [monthly(3000), { ...monthly(9000), intervalCount: 3 }, 'same', true],
    [monthly(3000), { ...monthly(1), currency: 'eur' }, 'unknown', false],
    [monthly(3000), { ...monthly(1), interval: 'fortnight' }, 'unknown', true],
  ])('%o to %o is %s', (from, to, direction, intervalChanges) => {
    expect(planDirection(from, to)).toEqual({ direction, intervalChanges });
  });

  it('is the mirror of the way back', () => {
    const mirror = { upgrade: 'downgrade', downgrade: 'upgrade', same: 'same', unknown: 'unknown' } as const;
    fc.assert(
      fc.property(price, price, (a, b) => {
        expect(planDirection(a, b).direction).toBe(mirror[planDirection(b, a).direction]);
      }),
    );
  });
});

describe('intervalSeconds', () => {
  it('knows twelve months as a year and no inherited words', () => {
    expect(intervalSeconds('month', 12)).toBe(intervalSeconds('year'));
    expect(intervalSeconds('constructor')).toBeNull();
    expect(intervalSeconds(null)).toBeNull();
  });
});
