import { describe, expect, it } from 'vitest';
import { planTermBound, planTermReasons } from '../../src/domain/plan-terms.ts';

const plan = (status: string, more: object = {}) => ({ status, cancel_at_period_end: false, ...more });

describe('planTermReasons', () => {
  it.each(['active', 'trialing'])('lets everything be set on a plan that is %s', (status) => {
    expect(planTermReasons(plan(status))).toEqual({ discount: null, trial: null, period: null });
  });

  it.each(['past_due', 'unpaid', 'paused', 'incomplete'])('lets only a discount be set on one that is %s', (status) => {
    expect(planTermReasons(plan(status))).toEqual({ discount: null, trial: 'not_active', period: 'not_active' });
  });

  it('lets nothing be set on one that is ending, or has ended', () => {
    const ending = plan('active', { cancel_at_period_end: true });
    expect(planTermReasons(ending)).toEqual({ discount: 'ending', trial: 'ending', period: 'ending' });
    const ended = plan('canceled', { ended_at: '2026-11-01T00:00:00Z' });
    expect(planTermReasons(ended)).toEqual({ discount: 'ended', trial: 'ended', period: 'ended' });
  });
});

describe('planTermBound', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const end = '2026-12-07T00:00:00Z';

  it('is the end of what is paid for, for a trial on a running plan', () => {
    expect(planTermBound('trial', { status: 'active', current_period_end: end }, now)).toBe(Date.parse(end));
  });

  it('is now for everything else', () => {
    expect(planTermBound('trial', { status: 'trialing', current_period_end: end }, now)).toBe(now);
    expect(planTermBound('period', { status: 'active', current_period_end: end }, now)).toBe(now);
    expect(planTermBound('trial', { status: 'active', current_period_end: null }, now)).toBe(now);
  });
});
