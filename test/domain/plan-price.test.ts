import { describe, expect, it } from 'vitest';
import { changeTiming } from '../../src/domain/change-timing.ts';
import { orderTotals } from '../../src/domain/order-totals.ts';
import { planPrice } from '../../src/domain/plan-price.ts';

const plan = (...prices: NonNullable<Parameters<typeof planPrice>[0]['prices']>) => ({
  recurring_interval: 'month',
  prices,
});

describe('planPrice', () => {
  it('takes the price of the currency and converts nothing', () => {
    const both = plan(
      { amount_type: 'fixed', price_currency: 'usd', price_amount: 2900 },
      { amount_type: 'fixed', price_currency: 'eur', price_amount: 2700 },
    );
    expect(planPrice(both, 'EUR')?.amount).toBe(2700);
    expect(planPrice(both, 'jpy')).toBeNull();
  });

  it('counts seats by their tier', () => {
    const tiers = {
      tiers: [
        { min_seats: 1, max_seats: 4, price_per_seat: 1900 },
        { min_seats: 5, max_seats: null, price_per_seat: 1500 },
      ],
    };
    const seats = plan({ amount_type: 'seat_based', price_currency: 'usd', seat_tiers: tiers });
    expect(planPrice(seats, 'usd', 4)?.amount).toBe(7600);
    expect(planPrice(seats, 'usd', 6)?.amount).toBe(9000);
  });

  it('tells a base price from use on top, and passes over archived prices', () => {
    const metered = plan(
      { amount_type: 'metered_unit', price_currency: 'usd' },
      { amount_type: 'fixed', price_currency: 'usd', price_amount: 1, is_archived: true },
    );
    expect(planPrice(metered, 'usd')).toMatchObject({ amount: 0, metered: true });
    expect(planPrice(plan({ amount_type: 'free', price_currency: 'usd' }), 'usd')).toMatchObject({
      amount: 0,
      metered: false,
    });
  });

  it('gives no figure where the customer chooses one, or the kind is new', () => {
    expect(planPrice(plan({ amount_type: 'custom', price_currency: 'usd' }), 'usd')).toBeNull();
    expect(planPrice(plan({ amount_type: 'auction', price_currency: 'usd' }), 'usd')).toBeNull();
  });
});

describe('changeTiming', () => {
  it.each([
    ['invoice', false, 'now'],
    ['reset', false, 'now'],
    ['prorate', false, 'next_invoice'],
    ['prorate', true, 'now'],
    ['next_period', false, 'next_period'],
    ['next_period', true, 'next_period'],
    [null, false, 'unknown'],
    [null, true, 'now'],
  ] as const)('%s, interval changes %s: %s', (proration, intervalChanges, timing) => {
    expect(changeTiming(proration, intervalChanges)).toBe(timing);
  });
});

describe('orderTotals', () => {
  it('sums paid orders gross and never adds currencies', () => {
    const order = (currency: string, total_amount: number, more = {}) => ({
      paid: true,
      currency,
      total_amount,
      refunded_amount: 0,
      refunded_tax_amount: 0,
      ...more,
    });
    const orders = [
      order('usd', 100),
      order('eur', 700),
      order('usd', 300, { refunded_amount: 50, refunded_tax_amount: 9 }),
      order('usd', 900, { paid: false }),
    ];
    expect(orderTotals(orders)).toEqual([
      { currency: 'eur', paid: 700, refunded: 0 },
      { currency: 'usd', paid: 400, refunded: 59 },
    ]);
  });
});
