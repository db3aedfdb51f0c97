// When a refund is looked for again, when a person is told, and what the trail keeps of its end.
import { describe, expect, it } from 'vitest';
import { foundMove, leftChange, lostMove, trailOutcome } from '../../server-adapter/refunds/settle.ts';
import { NOON } from '../store/rows.ts';
import { refund } from './books.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

describe('a refund that Polar shows', () => {
  it.each([
    ['succeeded', 'succeeded'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['pending', 'pending'],
    ['on_the_moon', 'pending'],
  ] as const)('as %s is %s', (status, to) => {
    const found = refund({ status });
    expect(foundMove(found, { from: ['sent', 'unknown'], at: NOON })).toEqual({
      from: ['sent', 'unknown'],
      to,
      at: NOON,
      attempts: 0,
      upstreamId: 're-1',
      leaseUntil: null,
      nextCheckAt: to === 'pending' ? NOON + MINUTE : null,
      outcome: { refund: found },
    });
  });

  it.each([
    [0, MINUTE],
    [1, 5 * MINUTE],
    [2, 15 * MINUTE],
    [3, HOUR],
    [400, HOUR],
  ])('as pending at look %d is looked at again after %d ms', (attempts, wait) => {
    const move = foundMove(refund({ status: 'pending' }), { from: ['pending'], at: NOON, attempts });
    expect([move.attempts, move.nextCheckAt]).toEqual([attempts, NOON + wait]);
  });
});

describe('a refund that Polar does not show', () => {
  it.each([
    [0, 30 * SECOND],
    [29_999, 30 * SECOND],
    [30 * SECOND, 2 * MINUTE],
    [2 * MINUTE, 5 * MINUTE],
    [5 * MINUTE, 14.5 * MINUTE],
    [14.5 * MINUTE - 1, 14.5 * MINUTE],
  ])('is looked for again: %d ms after it was sent, then at %d', (passed, look) => {
    expect(lostMove({ from: ['sent'], at: NOON + passed, attempts: 2 }, NOON)).toEqual({
      from: ['sent'],
      to: 'unknown',
      at: NOON + passed,
      attempts: 2,
      leaseUntil: null,
      nextCheckAt: NOON + look,
    });
  });

  it.each([14.5 * MINUTE, 15 * MINUTE, 9 * HOUR])(
    'is handed to a person after %d ms, and looked for hourly',
    (passed) => {
      const at = NOON + passed;
      expect(lostMove({ from: ['unknown'], at }, NOON)).toEqual({
        from: ['unknown'],
        to: 'needs_review',
        at,
        attempts: 0,
        leaseUntil: null,
        nextCheckAt: at + HOUR,
      });
    },
  );
});

describe('the trail', () => {
  it.each(['failed', 'expired', 'declined'] as const)('says %s as a failure', (state) => {
    expect(trailOutcome(state, { at: NOON })).toEqual({
      at: NOON,
      result: 'failed',
      code: state,
      detail: { state },
    });
  });

  it.each([
    ['unknown', 'unknown'],
    ['pending', 'ok'],
    ['needs_review', 'ok'],
    ['pending_approval', 'ok'],
  ] as const)('says %s', (state, result) => {
    expect(trailOutcome(state, { at: NOON })).toEqual({ at: NOON, result, code: null, detail: { state } });
  });

  it('says what was left before and after of what is paid or on its way, and of nothing else', () => {
    const change = { before: { refundable_amount: 4900 }, after: { refundable_amount: 3900 } };
    for (const state of ['succeeded', 'pending'] as const)
      expect(leftChange({ state, amount: 1000 }, 4900)).toEqual(change);
    for (const state of ['failed', 'unknown', 'needs_review', 'pending_approval', 'sent'] as const)
      expect(leftChange({ state, amount: 1000 }, 4900)).toBeUndefined();
    const { detail } = trailOutcome('succeeded', { at: NOON, change });
    expect(detail).toEqual({ state: 'succeeded', ...change });
  });

  it('names the refund and its tax', () => {
    const detail = { state: 'succeeded', refund_id: 're-1', tax_amount: 45 };
    expect(trailOutcome('succeeded', { at: NOON, refund: refund() })).toEqual({
      at: NOON,
      result: 'ok',
      code: null,
      detail,
    });
  });

  it('says what was left before and after, once money is on its way', () => {
    const change = { before: { refundable_amount: 4900 }, after: { refundable_amount: 3900 } };
    for (const state of ['succeeded', 'pending'] as const)
      expect(leftChange({ state, amount: 1000 }, 4900)).toEqual(change);
    for (const state of ['failed', 'unknown', 'needs_review', 'sent'] as const)
      expect(leftChange({ state, amount: 1000 }, 4900)).toBeUndefined();
    expect(trailOutcome('succeeded', { at: NOON, change }).detail).toEqual({ state: 'succeeded', ...change });
  });
});
