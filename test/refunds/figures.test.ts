// What is left of an order, and which of Polar's refunds is ours.
import { describe, expect, it } from 'vitest';
import { figuresOf, isPaid, refundOf } from '../../server-adapter/refunds/figures.ts';
import { isOver } from '../../server-adapter/refunds/file.ts';
import { FINAL_STATES, OPEN_STATES } from '../../server-adapter/store/operations-port.ts';
import { NOON } from '../store/rows.ts';
import { operation, order, refund } from './books.ts';

describe('a refund is ours', () => {
  it('by our id in its metadata, or by its own id once that is known', () => {
    const [other, marked] = [refund({ id: 're-0' }), refund({ metadata: { floe_operation: 'op-1' } })];
    expect(refundOf(operation(), [other, marked])).toBe(marked);
    expect(refundOf(operation({ upstreamId: 're-0' }), [other])).toBe(other);
  });

  it('by nothing else', () => {
    const { metadata: _none, ...bare } = refund();
    const strangers = [refund({ metadata: { floe_operation: 'op-2' } }), refund({ metadata: { other: 'op-1' } }), bare];
    expect(refundOf(operation(), strangers)).toBeUndefined();
  });
});

describe('what is left', () => {
  it('counts what a person has confirmed and Polar never showed, with its tax', () => {
    const confirmed = [operation({ state: 'succeeded', amount: 1000 })];
    expect(figuresOf(order(), [], confirmed)).toMatchObject({
      refundable: 2000,
      refunded: 1000,
      refundedTax: 89,
      tax: 178,
      pending: 0,
    });
  });

  it('counts it once where Polar shows it after all', () => {
    const shown = refund({ amount: 1000, tax_amount: 89, metadata: { floe_operation: 'op-1' } });
    const confirmed = [operation({ state: 'succeeded', amount: 1000 })];
    expect(figuresOf(order(), [shown], confirmed)).toMatchObject({ refundable: 2000, refunded: 1000 });
  });

  it('has no tax where nothing was worth anything', () => {
    const confirmed = [operation({ amount: 10 })];
    expect(figuresOf(order({ net_amount: 0, tax_amount: 0 }), [], confirmed).refundedTax).toBe(0);
  });
});

describe('an order', () => {
  it.each([
    [false, 'pending', false],
    [false, 'draft', false],
    [true, 'pending', true],
    [false, 'paid', true],
    [false, 'partially_refunded', true],
    [false, 'refunded', true],
  ] as const)('with paid %s and status %s', (paid, status, expected) => {
    expect(isPaid(order({ paid, status: status as never }))).toBe(expected);
  });
});

describe('the time of what was never sent', () => {
  it.each(['reserved', 'pending_approval'] as const)('is over for %s at its end, not before', (state) => {
    const waiting = operation({ state, leaseUntil: NOON });
    expect([isOver(waiting, NOON - 1), isOver(waiting, NOON), isOver(waiting, NOON + 1)]).toEqual([false, true, true]);
    expect(isOver({ ...waiting, leaseUntil: null }, NOON)).toBe(false);
  });

  it('is never over for anything else', () => {
    for (const state of [...OPEN_STATES, ...FINAL_STATES]) {
      if (state === 'reserved' || state === 'pending_approval') continue;
      expect(isOver(operation({ state, leaseUntil: 0 }), NOON), state).toBe(false);
    }
  });
});
