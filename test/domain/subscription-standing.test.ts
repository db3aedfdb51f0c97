import { expect, it } from 'vitest';
import type { Subscription } from '../../src/contract/operations.gen.ts';
import { standingOf } from '../../src/domain/subscription-standing.ts';

const plan = { id: 's', modified_at: null, pending_update: null, meters: [] } as unknown as Subscription;

it('a plan stands differently once Polar changed it or something is planned, and not by what is used', () => {
  const stands = standingOf(plan);
  expect(standingOf({ ...plan, modified_at: '2026-11-23T12:00:00Z' })).not.toBe(stands);
  expect(standingOf({ ...plan, pending_update: { applies_at: '2026-12-07T00:00:00Z', product_id: 'p' } })).not.toBe(
    stands,
  );
  expect(standingOf({ ...plan, meters: [{ consumed_units: 3, credited_units: 0, amount: 0 }] })).toBe(stands);
  expect([standingOf(null), standingOf(undefined)]).toEqual([undefined, undefined]);
});
