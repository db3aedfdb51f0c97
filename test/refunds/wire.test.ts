// How an operation in the books is shown to whoever asks.
import { describe, expect, it } from 'vitest';
import { answered, isRefund, keptRefund, openRefund, outcomeOf } from '../../server-adapter/refunds/wire.ts';
import { FINAL_STATES, OPEN_STATES } from '../../server-adapter/store/operations-port.ts';
import { NOON } from '../store/rows.ts';
import { operation, refund } from './books.ts';

const operation_id = 'op-1';
const kept = { refund: refund() };

describe('an outcome', () => {
  it.each([
    ['succeeded', null, { state: 'succeeded', operation_id }],
    ['succeeded', kept, { state: 'succeeded', operation_id, ...kept }],
    ['pending', kept, { state: 'pending', operation_id, ...kept }],
    // A pending refund that was never seen is not known to be there.
    ['pending', null, { state: 'unknown', operation_id }],
    ['needs_review', null, { state: 'needs_review', operation_id }],
    ['pending_approval', null, { state: 'pending_approval', operation_id }],
    ['reserved', null, { state: 'unknown', operation_id }],
    ['sent', null, { state: 'unknown', operation_id }],
    ['unknown', null, { state: 'unknown', operation_id }],
    ['failed', null, { state: 'failed', operation_id }],
    ['failed', { code: 'state_conflict' }, { state: 'failed', operation_id, code: 'state_conflict' }],
    ['failed', { code: 7 }, { state: 'failed', operation_id }],
    ['failed', kept, { state: 'failed', operation_id, ...kept }],
    ['declined', null, { state: 'failed', operation_id, code: 'declined' }],
    ['expired', null, { state: 'failed', operation_id, code: 'expired' }],
  ] as const)('of %s with %j', (state, outcome, expected) => {
    const row = operation({ state, outcome: outcome as never });
    expect(outcomeOf(row)).toEqual(expected);
    const isSettled = expected.state === 'succeeded' || expected.state === 'failed';
    expect(answered(row)).toEqual({ result: expected, accepted: !isSettled });
  });
});

describe('what is open', () => {
  it.each(OPEN_STATES)('as %s is shown', (state) => {
    expect(openRefund(operation({ state }))).toEqual({
      operation_id,
      state,
      order_id: 'order-1',
      customer_id: 'customer-1',
      amount: 500,
      currency: 'usd',
      reason: 'customer_request',
      created_at: '2026-11-23T12:00:00.000Z',
      actor: { kind: 'agent', id: 'ana' },
      ...(state === 'pending_approval' ? { expires_at: '2026-11-23T12:01:00.000Z' } : {}),
    });
  });

  it.each(FINAL_STATES)('is not what has %s', (state) => {
    expect(openRefund(operation({ state }))).toBeNull();
  });

  it('says who asked, who let it pass, and why', () => {
    const row = operation({
      state: 'pending_approval',
      request: { comment: 'Broken on arrival.' },
      actor: { kind: 'agent', id: 'ana', name: 'Ana' },
      approval: { verdict: 'approved', actor: { kind: 'service', id: 'bot' }, at: NOON },
      leaseUntil: null,
    });
    const shown = openRefund(row);
    expect(shown).toMatchObject({
      reason: 'other',
      comment: 'Broken on arrival.',
      actor: { kind: 'agent', id: 'ana', name: 'Ana' },
      approved_by: { kind: 'service', id: 'bot' },
    });
    expect(shown).not.toHaveProperty('expires_at');
    expect(shown?.approved_by).not.toHaveProperty('name');
  });

  it.each([null, 'text', 7, ['reason']])('has no words where none were kept: %j', (request) => {
    const shown = openRefund(operation({ request: request as never }));
    expect(shown?.reason).toBe('other');
    expect(shown).not.toHaveProperty('comment');
  });
});

describe('a body is a refund', () => {
  it('that says which, how it stands and how much it is', () => {
    expect(isRefund({ id: 're-1', status: 'pending', amount: 0 })).toBe(true);
    expect(keptRefund(operation({ outcome: kept as never }))).toEqual(refund());
  });

  it.each([
    null,
    undefined,
    'text',
    {},
    { status: 'pending', amount: 1 },
    { id: 're-1', amount: 1 },
    { id: 're-1', status: 'pending' },
    { id: 7, status: 'pending', amount: 1 },
    { id: 're-1', status: 7, amount: 1 },
    { id: 're-1', status: 'pending', amount: '1' },
  ])('and %j is none', (body) => {
    expect(isRefund(body)).toBe(false);
    expect(keptRefund(operation({ outcome: { refund: body } as never }))).toBeUndefined();
  });

  it.each([null, 'text', { code: 'x' }])('and none is kept in %j', (outcome) => {
    expect(keptRefund(operation({ outcome: outcome as never }))).toBeUndefined();
  });
});
