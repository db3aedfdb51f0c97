import { describe, expect, it } from 'vitest';
import { type ActionViewer, subscriptionActions } from '../../src/domain/subscription-actions.ts';

const active = { status: 'active', current_period_end: '2026-12-20T00:00:00Z' };
const possible = (subscription: Parameters<typeof subscriptionActions>[0], viewer?: ActionViewer) =>
  Object.entries(subscriptionActions(subscription, viewer))
    .filter(([, reason]) => reason === null)
    .map(([action]) => action);

describe('subscriptionActions', () => {
  it.each([
    ['active', active, ['change', 'cancel', 'pause', 'revoke']],
    ['trialing', { ...active, status: 'trialing' }, ['change', 'cancel', 'revoke']],
    ['past due', { ...active, status: 'past_due' }, ['change', 'cancel', 'revoke']],
    ['ending', { ...active, cancel_at_period_end: true }, ['uncancel', 'revoke']],
    ['pausing', { ...active, pause_at_period_end: true }, ['change', 'cancel', 'resume', 'revoke']],
    ['paused', { ...active, status: 'paused' }, ['change', 'cancel', 'resume', 'revoke']],
    [
      'with a change set',
      { ...active, pending_update: { applies_at: '' } },
      ['change', 'cancel', 'pause', 'clearPending', 'revoke'],
    ],
    ['ended', { ...active, status: 'canceled' }, []],
    ['ended by date', { ...active, ended_at: '2026-01-01T00:00:00Z' }, []],
  ])('%s', (_, subscription, actions) => {
    expect(possible(subscription)).toEqual(actions);
  });

  it('a customer does what the seller’s settings allow and never ends at once', () => {
    const open: ActionViewer = { kind: 'customer', permissions: [] };
    expect(possible(active, open)).toEqual(['change', 'cancel', 'pause']);
    const member = { kind: 'customer', member: { id: 'm', role: 'member' } } as const;
    expect(possible(active, member)).toEqual([]);
    expect(possible(active, { ...member, member: { role: 'billing_manager' } })).toEqual(['change', 'cancel', 'pause']);
    const closed = { ...open, portal: { changePlan: false, changeSeats: false, pause: false } };
    expect(possible({ ...active, status: 'paused' }, closed)).toEqual(['cancel']);
    expect(possible(active, closed)).toEqual(['cancel']);
    expect(subscriptionActions(active, closed)).toMatchObject({
      change: 'not_allowed_by_settings',
      revoke: 'agents_only',
    });
  });

  it('an agent needs the right; where rights are not known, the server decides', () => {
    expect(possible(active, { kind: 'agent', permissions: ['orders:read'] })).toEqual([]);
    expect(possible(active, { kind: 'agent', permissions: ['subscriptions:write'] })).toContain('revoke');
    expect(possible(active, { kind: 'agent' })).toContain('revoke');
  });
});
