import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netOfGross, refundLimits, refundTax } from '../../src/domain/refund-limits.ts';

const order = { net_amount: 4900, tax_amount: 931 };
const refund = (status: string, amount: number, tax_amount = 0) => ({ status, amount, tax_amount });

describe('refundLimits', () => {
  it('counts pending refunds and leaves out failed and canceled ones', () => {
    const limits = refundLimits(order, [
      refund('succeeded', 1000, 190),
      refund('pending', 500, 95),
      refund('failed', 900, 171),
      refund('canceled', 1, 1),
    ]);
    expect(limits).toEqual({ refundable: 3400, tax: 646, refunded: 1500, refundedTax: 285, pending: 500 });
  });

  it('counts a refund whose status is new', () => {
    expect(refundLimits(order, [refund('settling', 4900, 931)]).refundable).toBe(0);
  });

  it('takes what credit paid off the net, never below zero', () => {
    expect(refundLimits({ net_amount: 1000, tax_amount: 89, applied_balance_amount: -400 }, []).refundable).toBe(600);
    expect(refundLimits({ net_amount: 1000, tax_amount: 89, applied_balance_amount: -1089 }, [])).toMatchObject({
      refundable: 0,
      tax: 0,
    });
  });
});

const orders = fc.record({ net_amount: fc.nat(1_000_000), tax_amount: fc.nat(300_000) });
const split = fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 6 });

describe('refundTax', () => {
  it('gives back exactly the order tax over any series of refunds that empties it', () => {
    fc.assert(
      fc.property(orders, split, (paid, amounts) => {
        const made: { status: string; amount: number; tax_amount: number }[] = [];
        for (const wish of [...amounts, Number.MAX_SAFE_INTEGER]) {
          const limits = refundLimits(paid, made);
          const amount = Math.min(wish, limits.refundable);
          if (amount > 0) made.push(refund('succeeded', amount, refundTax(amount, paid, limits)));
        }
        const given = refundLimits(paid, made);
        expect(given.refundable).toBe(0);
        expect(given.refunded).toBe(paid.net_amount);
        if (paid.net_amount > 0) expect(given.refundedTax).toBe(paid.tax_amount);
      }),
    );
  });

  it('never gives back more tax than is left', () => {
    const limits = refundLimits(order, [refund('succeeded', 100, 925)]);
    expect(refundTax(4000, order, limits)).toBe(6);
  });

  it('is nothing without a net amount', () => {
    const free = { net_amount: 0, tax_amount: 0 };
    expect(refundTax(100, free, refundLimits(free, []))).toBe(0);
  });
});

describe('netOfGross', () => {
  it('is the largest net that stays within the gross', () => {
    fc.assert(
      fc.property(orders, fc.nat(1_500_000), (paid, gross) => {
        const limits = refundLimits(paid, []);
        const net = netOfGross(gross, paid, limits);
        const cost = (amount: number) => amount + refundTax(amount, paid, limits);
        expect(net).toBeLessThanOrEqual(limits.refundable);
        if (net < limits.refundable || gross < cost(net)) expect(cost(net)).toBeLessThanOrEqual(Math.max(gross, 0));
        if (net + 1 < limits.refundable) expect(cost(net + 1)).toBeGreaterThan(gross);
      }),
    );
  });

  it('is the whole rest when all of it is asked for', () => {
    expect(netOfGross(5831, order, refundLimits(order, []))).toBe(4900);
    expect(netOfGross(1190, order, refundLimits(order, []))).toBe(1000);
  });
});
