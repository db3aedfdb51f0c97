import { describe, expect, it } from 'vitest';
import { discountExpired } from '../../src/simulator/pricing/discount.ts';
import { refundableAmount, refundTax, splitRefundTotal } from '../../src/simulator/pricing/refund-share.ts';
import { taxed } from '../../src/simulator/pricing/tax.ts';
import { invoiceTotals, platformFee } from '../../src/simulator/pricing/totals.ts';

const newYork = { country: 'US', state: 'US-NY' };

describe('tax', () => {
  it.each([
    [3000, 266],
    [30000, 2662],
    [2000, 178],
    [1234, 110],
    [-2000, -178],
    [-2500, -222],
    [-1500, -133],
    [0, 0],
  ])('of %d in New York is %d: ties go to the even cent, credits mirror charges', (amount, tax) => {
    expect(taxed(amount, newYork).tax).toBe(tax);
  });

  it('is inside the price outside the US, and shifts to a buyer with a tax number', () => {
    expect(taxed(2250, { country: 'FR' })).toEqual({ net: 1875, tax: 375, total: 2250, behavior: 'inclusive' });
    expect(taxed(1000, { country: 'FR', taxId: 'FR61954506077' })).toMatchObject({ net: 1000, tax: 0, total: 1000 });
    expect(taxed(1000, { ...newYork, taxId: '12-3456789' }).tax).toBe(89);
    expect(taxed(1000, { country: 'US', state: 'US-OR' }).tax).toBe(0);
  });

  it('follows a price that states its own behaviour', () => {
    expect(taxed(1200, { country: 'FR' }, 'exclusive')).toMatchObject({ net: 1200, tax: 240, total: 1440 });
  });
});

describe('totals', () => {
  const half = { type: 'percentage', basis_points: 5000, duration: 'repeating', duration_in_months: 3 };

  it('takes the discount off new charges only, then taxes, then uses credit', () => {
    const totals = invoiceTotals({
      lines: [{ amount: 3000 }, { amount: -500, proration: true }],
      currency: 'usd',
      discount: half,
      site: newYork,
      balance: 200,
    });
    expect(totals).toMatchObject({
      subtotal_amount: 2500,
      discount_amount: 1500,
      net_amount: 1000,
      tax_amount: 89,
      total_amount: 1089,
      applied_balance_amount: -200,
      due_amount: 889,
    });
  });

  it('never uses more credit than the invoice asks for, and never asks for a negative sum', () => {
    const one = (amount: number, balance: number) =>
      invoiceTotals({ lines: [{ amount }], currency: 'usd', site: newYork, balance });
    expect(one(1000, 2178)).toMatchObject({ applied_balance_amount: -1089, due_amount: 0 });
    expect(one(-2000, 50)).toMatchObject({ total_amount: -2178, applied_balance_amount: 0, due_amount: 0 });
  });

  it('caps a fixed discount at the amount, in its own currency only', () => {
    const fixed = { type: 'fixed', amount: 5000, currency: 'usd', duration: 'once' };
    const off = (currency: string) =>
      invoiceTotals({ lines: [{ amount: 3000 }], currency, discount: fixed, site: newYork }).discount_amount;
    expect(off('usd')).toBe(3000);
    expect(off('eur')).toBe(0);
  });

  it('charges five per cent and fifty cents of a paid order', () => {
    expect([3266, 1089, 4355, 0].map(platformFee)).toEqual([213, 104, 268, 0]);
  });
});

describe('duration of a discount', () => {
  const day = (month: number) => Date.UTC(2026, month, 23);
  const expired = (duration: string, months: number | null, period: number) =>
    discountExpired({ type: 'percentage', duration, duration_in_months: months }, day(0), day(period));

  it('once serves the first period only', () => {
    expect([0, 1].map((period) => expired('once', null, period))).toEqual([false, true]);
  });
  it('repeating serves its months, the first included', () => {
    expect([0, 1, 2, 3].map((period) => expired('repeating', 3, period))).toEqual([false, false, false, true]);
  });
  it('forever never ends', () => {
    expect(expired('forever', null, 400)).toBe(false);
  });
});

describe('share of a refund', () => {
  const order = {
    net_amount: 2500,
    tax_amount: 222,
    applied_balance_amount: 0,
    refunded_amount: 0,
    refunded_tax_amount: 0,
  };

  it('adds tax in proportion, and all of the rest with the rest', () => {
    expect(refundTax(order, 1000)).toBe(89);
    const rest = { ...order, refunded_amount: 1000, refunded_tax_amount: 89 };
    expect(refundableAmount(rest)).toBe(1500);
    expect(refundTax(rest, 1500)).toBe(133);
  });

  it('counts credit that paid the order as not refundable, never below zero', () => {
    expect(refundableAmount({ ...order, net_amount: 1000, applied_balance_amount: -1089 })).toBe(0);
  });

  it('splits a sum that is known only in total', () => {
    expect(splitRefundTotal(order, 500)).toEqual({ amount: 459, tax: 41 });
    expect(splitRefundTotal(order, 2722)).toEqual({ amount: 2500, tax: 222 });
  });
});
