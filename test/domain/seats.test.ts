import { describe, expect, it } from 'vitest';
import { mayManageSeats, seatState } from '../../src/domain/seats.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('a seat', () => {
  it.each([
    [{ status: 'claimed' }, 'taken'],
    [{ status: 'pending', invitation_token_expires_at: '2026-11-24T00:00:00Z' }, 'invited'],
    [{ status: 'pending', invitation_token_expires_at: '2026-11-23T12:00:00Z' }, 'lapsed'],
    [{ status: 'pending', invitation_token_expires_at: null }, 'invited'],
    [{ status: 'something_new' }, 'unknown'],
  ])('%j is %s', (seat, state) => {
    expect(seatState(seat, NOW)).toBe(state);
  });
});

describe('who sees to seats', () => {
  const portal = { changePlan: true, changeSeats: true, pause: true };
  it.each([
    [{ kind: 'customer', member: { role: 'owner' }, portal }, true],
    [{ kind: 'customer', member: { role: 'billing_manager' }, portal }, true],
    [{ kind: 'customer', member: { role: 'member' }, portal }, false],
    [{ kind: 'customer', portal: { ...portal, changeSeats: false } }, false],
    [{ kind: 'agent', permissions: ['subscriptions:write'] }, true],
    [{ kind: 'agent', permissions: ['subscriptions:read'] }, false],
    [undefined, true], // not known yet: the server decides
  ] as const)('%j: %s', (viewer, may) => {
    expect(mayManageSeats(viewer)).toBe(may);
  });
});
