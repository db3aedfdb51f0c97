import { describe, expect, it } from 'vitest';
import { type LicenseKeyViewer, licenseKeyActions } from '../../src/domain/license-key-actions.ts';
import { licenseKeyChanges, licenseKeyForm } from '../../src/domain/license-key-changes.ts';
import { licenseKeyState, maskedKey } from '../../src/domain/license-key-status.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const key = { status: 'granted', usage: 0, limit_usage: null, limit_activations: 3, expires_at: null };

describe('licenseKeyState', () => {
  it.each([
    ['granted', {}, 'active'],
    ['all devices taken', { activations: [1, 2, 3] }, 'active'],
    ['one use left', { usage: 9, limit_usage: 10 }, 'active'],
    ['used up', { usage: 10, limit_usage: 10 }, 'limit_reached'],
    ['used more than the limit set later', { usage: 12, limit_usage: 10 }, 'limit_reached'],
    ['a second before its end', { expires_at: '2026-11-23T12:00:01Z' }, 'active'],
    ['at its end', { expires_at: '2026-11-23T12:00:00Z' }, 'expired'],
    ['expired and used up', { expires_at: '2026-01-01T00:00:00Z', usage: 1, limit_usage: 1 }, 'expired'],
    ['disabled, and expired', { status: 'disabled', expires_at: '2026-01-01T00:00:00Z' }, 'disabled'],
    ['revoked, and used up', { status: 'revoked', usage: 1, limit_usage: 1 }, 'revoked'],
    ['a status of later', { status: 'on_hold' }, 'unknown'],
  ])('%s', (_, facts, state) => {
    expect(licenseKeyState({ ...key, ...facts }, NOW)).toBe(state);
  });
});

describe('maskedKey', () => {
  it.each([
    ['FLOE-1B9D6BCD-BBFD-4B2D-9B5D-AB8DFB3F9A2C', 'FLOE-····-3F9A2C'],
    ['MY-APP-1B9D6BCD-BBFD-4B2D-9B5D-AB8DFB3F9A2C', 'MY-APP-····-3F9A2C'],
    ['1B9D6BCD-BBFD-4B2D-9B5D-AB8DFB3F9A2C', '····-3F9A2C'],
    ['whatever a merchant brought along', '····-3F9A2C'],
  ])('%s', (text, masked) => {
    expect(maskedKey({ key: text, display_key: '****-3F9A2C' })).toBe(masked);
  });
});

describe('licenseKeyActions', () => {
  const possible = (facts: object, viewer?: LicenseKeyViewer, options?: { rotates?: boolean }) =>
    Object.entries(licenseKeyActions({ ...key, ...facts }, viewer, options))
      .filter(([, reason]) => reason === null)
      .map(([action]) => action);
  const agent: LicenseKeyViewer = { kind: 'agent', permissions: ['license_keys:write'] };

  it('an agent with the right', () => {
    expect(possible({}, agent)).toEqual(['disable', 'revoke', 'rotate', 'edit', 'deactivate']);
    expect(possible({ status: 'disabled' }, agent)).toEqual(['enable', 'revoke', 'rotate', 'edit', 'deactivate']);
    expect(possible({ status: 'revoked' }, agent)).toEqual(['enable', 'edit', 'deactivate']);
    expect(possible({}, agent, { rotates: false })).toEqual(['disable', 'revoke', 'edit', 'deactivate']);
  });

  it('an agent who only reads', () => {
    expect(possible({}, { kind: 'agent', permissions: ['license_keys:read'] })).toEqual([]);
  });

  it('a customer rotates, and sees to devices only where it sees them', () => {
    expect(possible({ activations: [] }, { kind: 'customer' })).toEqual(['rotate', 'deactivate']);
    expect(possible({}, { kind: 'customer' })).toEqual(['rotate']);
    expect(licenseKeyActions(key, { kind: 'customer' }).deactivate).toBe('kept_by_seller');
    expect(possible({ status: 'revoked', activations: [] }, { kind: 'customer' })).toEqual(['deactivate']);
  });
});

describe('licenseKeyChanges', () => {
  const own = { usage: 4, limit_usage: null, limit_activations: 3, expires_at: '2027-01-31T08:30:00Z' };
  const edited = (edits: object) => licenseKeyChanges({ ...licenseKeyForm(own), ...edits }, own);

  it('an untouched form changes nothing', () => {
    expect(edited({})).toEqual({ changes: {}, problems: {} });
    expect(edited({ usage: ' 4 ' }).changes).toEqual({});
  });

  it.each([
    [{ limit_activations: '5' }, { limit_activations: 5 }],
    [{ limit_activations: '' }, { limit_activations: null }],
    [{ limit_usage: '2' }, { limit_usage: 2 }],
    [{ usage: '0' }, { usage: 0 }],
    [{ expires_at: '' }, { expires_at: null }],
    [{ expires_at: '2027-02-01' }, { expires_at: '2027-02-01T23:59:59Z' }],
  ])('%j sends that alone', (edits, changes) => {
    expect(edited(edits)).toEqual({ changes, problems: {} });
  });

  it.each([
    [{ limit_activations: '0' }, { limit_activations: 'too_small' }],
    [{ limit_usage: '1.5' }, { limit_usage: 'not_a_number' }],
    [{ usage: '' }, { usage: 'not_a_number' }],
    [{ usage: '-1' }, { usage: 'not_a_number' }],
    [{ limit_usage: '2147483648' }, { limit_usage: 'too_large' }],
    [{ expires_at: 'soon' }, { expires_at: 'not_a_day' }],
  ])('%j is told at its field', (edits, problems) => {
    expect(edited(edits)).toEqual({ changes: {}, problems });
  });
});
