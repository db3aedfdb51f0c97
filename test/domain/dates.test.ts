import { describe, expect, it } from 'vitest';
import { daysUntil, formatDate, formatRelative } from '../../src/domain/dates.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('formatDate', () => {
  it.each([
    ['2026-11-20T09:00:00Z', { now }, '20 Nov'],
    ['2026-12-20T09:00:00Z', { now, style: 'long' as const }, '20 December'],
    ['2025-03-02T09:00:00Z', { now }, '2 Mar 2025'],
    ['2025-03-02T09:00:00Z', { now, style: 'month' as const }, 'Mar 2025'],
    ['2026-11-20T09:00:00Z', { now, locale: 'en-US' }, 'Nov 20'],
    ['2026-11-20T09:00:00Z', { now, locale: 'de' }, '20. Nov.'],
    ['2026-11-20T23:30:00Z', { now, timeZone: 'Pacific/Kiritimati' }, '21 Nov'],
    ['2026-11-20T00:30:00Z', { now, timeZone: 'Pacific/Pago_Pago' }, '19 Nov'],
    ['2026-11-24T12:05:40Z', { now, style: 'moment' as const }, '24 November 2026 at 12:05 UTC'],
    ['whenever', { now }, 'whenever'],
  ])('writes %s with %o as %s', (iso, format, text) => {
    expect(formatDate(iso, format)).toBe(text);
  });

  it('judges "this year" in the zone it shows', () => {
    expect(formatDate('2026-12-31T23:00:00Z', { now, timeZone: 'Pacific/Kiritimati' })).toBe('1 Jan 2027');
  });
});

describe('formatRelative', () => {
  it.each([
    [-30_000, 'now'],
    [-120_000, '2 min ago'],
    [-3 * 3_600_000, '3 hr ago'],
    [86_400_000, 'tomorrow'],
    [3 * 86_400_000, 'in 3 days'],
  ])('%i ms away is %s', (away, text) => {
    expect(formatRelative(new Date(now + away).toISOString(), { now })).toBe(text);
  });

  it('gives up beyond a month, where the date alone says more', () => {
    expect(formatRelative('2026-10-01T00:00:00Z', { now })).toBeNull();
  });
});

describe('daysUntil', () => {
  it('counts whole days and never below zero', () => {
    expect(daysUntil('2026-11-25T11:00:00Z', now)).toBe(1);
    expect(daysUntil('2026-11-20T00:00:00Z', now)).toBe(0);
  });
});
