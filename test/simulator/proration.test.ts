import { describe, expect, it } from 'vitest';
import { addInterval } from '../../src/simulator/pricing/periods.ts';
import type { Price } from '../../src/simulator/pricing/price.ts';
import {
  byPrice,
  type Plan,
  prorateProductChange,
  prorateQuantityChange,
} from '../../src/simulator/pricing/proration.ts';

const START = Date.UTC(2026, 10, 23, 8, 2, 36);
const SECOND = 1000;
const fixed = (id: string, amount: number): Price => ({ id, amount_type: 'fixed', price_amount: amount });
const plan = (name: string, prices: Price[], extra: Partial<Plan> = {}): Plan => ({
  productId: name,
  name,
  interval: 'month',
  intervalCount: 1,
  currency: 'usd',
  prices,
  ...extra,
});
const pro = plan('Pro', [fixed('b', 3000)]);
const basic = plan('Basic', [fixed('c', 1000)]);
const month = { start: START, end: addInterval(START, 'month', 1) };
const volume: Price = {
  id: 'd',
  amount_type: 'seat_based',
  seat_tiers: {
    seat_tier_type: 'volume',
    tiers: [
      { min_seats: 1, max_seats: 4, price_per_seat: 1000 },
      { min_seats: 5, max_seats: null, price_per_seat: 800 },
    ],
  },
};
const team = plan('Team', [volume], { seats: 4 });

describe('change of product', () => {
  it('gives back and charges by the second that is left', () => {
    const half = START + (month.end - START) / 2;
    const amounts = (now: number) =>
      prorateProductChange({ from: pro, to: basic, period: month, now }).map((line) => line.amount);
    expect(amounts(half)).toEqual([-1500, 500]);
    // 3000 a month of 30 days is one cent every 864 seconds.
    expect(amounts(half + 864 * SECOND)).toEqual([-1499, 500]);
    expect(amounts(half + 431 * SECOND)).toEqual([-1500, 500]);
  });

  it('rounds a line to the cent, so the first minute still counts as the whole month', () => {
    const lines = prorateProductChange({ from: pro, to: basic, period: month, now: START + 49 * SECOND });
    expect(lines.map((line) => line.amount)).toEqual([-3000, 1000]);
    expect(lines[0]?.label).toBe('Remaining time on Pro — From Nov 23, 2026 to Dec 23, 2026');
    expect(lines[1]?.label).toBe('Basic — From Nov 23, 2026 to Dec 23, 2026');
  });

  it('starts a full period at once when the interval changes', () => {
    const yearly = plan('Yearly', [fixed('z', 30000)], { interval: 'year' });
    const now = START + 10 * 86_400 * SECOND;
    const lines = prorateProductChange({ from: pro, to: yearly, period: month, now });
    expect(lines.map((line) => line.amount)).toEqual([-2000, 30000]);
    expect(lines[1]?.label).toBe('Yearly — From Dec 3, 2026 to Dec 3, 2027');
  });

  it('charges without giving back on reset', () => {
    const lines = prorateProductChange({
      from: pro,
      to: basic,
      period: month,
      now: START + 86_400 * SECOND,
      reset: true,
    });
    expect(lines.map((line) => line.amount)).toEqual([1000]);
  });

  it('gives nothing back once the period is over, but names the line', () => {
    const [credit] = prorateProductChange({ from: pro, to: basic, period: month, now: month.end + SECOND });
    expect(credit).toMatchObject({ amount: 0 });
    expect(Object.is(credit?.amount, 0)).toBe(true);
  });

  it('leaves free prices out and takes a discount off both sides, rounding it away from zero', () => {
    const free = plan('Free', [fixed('a', 0)]);
    const once = { type: 'percentage', basis_points: 2500, duration: 'once' };
    expect(prorateProductChange({ from: free, to: pro, period: month, now: START })).toHaveLength(1);
    const lines = prorateProductChange({
      from: { ...pro, discount: once },
      to: { ...basic, discount: once },
      period: month,
      now: START,
    });
    expect(lines.map((line) => line.amount)).toEqual([-2250, 750]);
  });

  it('groups lines by price without turning those of one price around', () => {
    const early = plan('Early', [fixed('a', 2000)]);
    const lines = prorateProductChange({ from: pro, to: early, period: month, now: START });
    expect(byPrice(lines).map((line) => line.amount)).toEqual([2000, -3000]);
    const same = prorateProductChange({ from: pro, to: pro, period: month, now: START });
    expect(byPrice([...same, ...lines]).map((line) => line.amount)).toEqual([2000, -3000, 3000, -3000]);
  });
});

describe('change of seats and units', () => {
  const lineFor = (seconds: number, to: number) =>
    prorateQuantityChange({ plan: team, kind: 'seats', to, period: month, now: START + seconds * SECOND });

  it('cuts the difference of both tiers to the cent', () => {
    expect(lineFor(0, 6)).toMatchObject([{ amount: 800 }]);
    expect(lineFor(52, 6)).toMatchObject([{ amount: 799 }]);
    expect(lineFor(52, 10)).toMatchObject([{ amount: 3999 }]);
    expect(lineFor(52, 2)).toMatchObject([{ amount: -1999 }]);
    expect(lineFor(52, 4)).toEqual([]);
  });

  it('stays exact for sums beyond what a double holds', () => {
    expect(lineFor(57.2, 100_000)[0]?.amount).toBe(Math.floor(79_996_000 - (79_996_000 * 57.2) / 2_592_000));
  });

  it('says which way it goes', () => {
    expect(lineFor(52, 6)[0]?.label).toBe('Team (4 → 6 seats) — From Nov 23, 2026 to Dec 23, 2026');
    expect(lineFor(52, 1)[0]?.label).toMatch(/^Remaining time on Team \(4 → 1 seats\) — /);
  });

  it('counts graduated units tier by tier', () => {
    const tiers = {
      type: 'graduated',
      tiers: [
        { bound: 10, unit_amount: '700' },
        { bound: 100, unit_amount: '500' },
      ],
    };
    const credits = plan('Credits', [{ id: 'u', amount_type: 'unit_based', tiers }], { units: 8 });
    const [line] = prorateQuantityChange({ plan: credits, kind: 'units', to: 12, period: month, now: START });
    expect(line?.amount).toBe(8000 - 5600);
  });
});

describe('periods', () => {
  it('keeps the day of the month where the month has it', () => {
    const january = Date.UTC(2026, 0, 31);
    expect(addInterval(january, 'month', 1)).toBe(Date.UTC(2026, 1, 28));
    expect(addInterval(Date.UTC(2026, 1, 28), 'month', 1, 31)).toBe(Date.UTC(2026, 2, 31));
    expect(addInterval(january, 'month', 3)).toBe(Date.UTC(2026, 3, 30));
    expect(addInterval(Date.UTC(2028, 1, 29), 'year', 1)).toBe(Date.UTC(2029, 1, 28));
    expect(addInterval(january, 'week', 2)).toBe(Date.UTC(2026, 1, 14));
  });
});
