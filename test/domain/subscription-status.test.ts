import { describe, expect, it } from 'vitest';
import { describeSubscription, type SubscriptionFacts } from '../../src/domain/subscription-status.ts';

const END = '2026-12-20T00:00:00Z';
const LATER = '2027-02-01T00:00:00Z';
const active: SubscriptionFacts = { status: 'active', current_period_end: END };
const everything: SubscriptionFacts = {
  status: 'active',
  current_period_end: END,
  ends_at: END,
  cancel_at_period_end: true,
  pause_at_period_end: true,
  pending_update: { applies_at: END },
};

describe('describeSubscription', () => {
  it.each<[string, SubscriptionFacts, string]>([
    ['an end date that has come wins over all', { ...everything, status: 'past_due', ended_at: END }, 'ended'],
    ['canceled', { ...active, status: 'canceled' }, 'ended'],
    ['incomplete_expired', { ...active, status: 'incomplete_expired' }, 'ended'],
    ['past due wins over ending', { ...everything, status: 'past_due' }, 'past_due'],
    ['unpaid', { ...everything, status: 'unpaid' }, 'unpaid'],
    ['incomplete', { ...everything, status: 'incomplete' }, 'incomplete'],
    ['paused wins over ending', { ...everything, status: 'paused' }, 'paused'],
    ['ending wins over pausing', everything, 'ending'],
    ['pausing wins over a scheduled change', { ...everything, cancel_at_period_end: false }, 'pausing'],
    [
      'a scheduled change wins over trialing',
      { ...active, status: 'trialing', pending_update: { applies_at: END } },
      'change_scheduled',
    ],
    ['trialing', { ...active, status: 'trialing', trial_end: END }, 'trialing'],
    ['active', active, 'active'],
    ['a status Polar adds later', { ...active, status: 'hibernating' }, 'unknown'],
  ])('%s', (_, facts, state) => {
    expect(describeSubscription(facts).state).toBe(state);
  });

  it('tells both that a trial is ending and when', () => {
    const { state, notes } = describeSubscription({
      ...active,
      status: 'trialing',
      trial_end: END,
      cancel_at_period_end: true,
      ends_at: END,
    });
    expect(state).toBe('ending');
    expect(notes).toEqual([
      { kind: 'ends', at: END },
      { kind: 'trial_ends', at: END },
    ]);
  });

  it('tells both that payment is due and that it ends', () => {
    const { state, notes } = describeSubscription({
      ...active,
      status: 'past_due',
      past_due_at: '2026-11-20T00:00:00Z',
      cancel_at_period_end: true,
    });
    expect(state).toBe('past_due');
    expect(notes.map((note) => note.kind)).toEqual(['past_due_since', 'ends']);
  });

  it('keeps an open-ended pause apart from one that resumes', () => {
    expect(describeSubscription({ status: 'paused', paused_at: END }).notes.at(-1)).toEqual({
      kind: 'resumes',
      at: null,
    });
    expect(describeSubscription({ status: 'paused', paused_at: END, resumes_at: LATER }).notes.at(-1)).toEqual({
      kind: 'resumes',
      at: LATER,
    });
  });

  it('never says that something renews which ends, pauses or is over', () => {
    for (const facts of [
      everything,
      { ...active, pause_at_period_end: true },
      { ...active, status: 'canceled' },
      { ...active, status: 'paused' },
    ]) {
      expect(describeSubscription(facts).notes.map((note) => note.kind)).not.toContain('renews');
    }
  });
});
