import { describe, expect, it } from 'vitest';
import { gateHolds } from './holds.ts';
import { refundSchedules } from './refund-schedules.ts';
import type { BreachKind } from './refunds/breach.ts';
import { tryOut } from './refunds/tries.ts';
import type { Twin } from './refunds/twins.ts';

gateHolds(refundSchedules);

/** The promise each guard keeps, by the adapter that lacks it. */
const twins: Readonly<Record<Twin, BreachKind>> = {
  resends: 'double',
  knows_no_lock: 'double',
  ignores_what_was_shown: 'double',
  calls_silence_a_no: 'untrue',
  keeps_no_trail: 'trail',
};

describe('the same schedules break an adapter that', () => {
  it.each(Object.entries(twins) as [Twin, BreachKind][])('%s: %s', { timeout: 300_000 }, async (name, breaks) => {
    const { broken } = await tryOut({ runs: 1_000, seed: 1, twin: { name, breaks } });
    expect(broken?.breaches.map(({ kind }) => kind)).toContain(breaks);
  });
});
