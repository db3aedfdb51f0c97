import { expect, it } from 'vitest';
import { gateHolds } from './holds.ts';
import { KILL_POINTS } from './kills/points.ts';
import { killAdapters } from './kills/run.ts';
import { processKills } from './process-kills.ts';

gateHolds(processKills);

it('the same kills lose money where an adapter remembers in memory alone', { timeout: 300_000 }, async () => {
  const { wrong } = await killAdapters({ store: null, kills: KILL_POINTS.length, replicas: 1 });
  expect(wrong.join('\n')).toContain('paid, and not as kept');
});
