import { expect, it } from 'vitest';
import { gateHolds } from './holds.ts';
import { mulberry } from './random.ts';
import { reportThroughKills } from './usage/run.ts';
import { usageKills } from './usage-kills.ts';

gateHolds(usageKills);

it('the same kills lose usage where an adapter remembers in memory alone', { timeout: 300_000 }, async () => {
  const { lost } = await reportThroughKills(null, { events: 10_000, random: mulberry(0) });
  expect(lost).toBeGreaterThan(0);
});
