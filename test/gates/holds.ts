import { describe, expect, it } from 'vitest';
import type { Gate } from './gate.ts';

/** Far beyond what the small bounds take on two shared cores. */
const LONGEST_MS = 600_000;

/** A gate as a named part of `npm test`. */
export function gateHolds(gate: Gate): void {
  describe(gate.id, () => {
    it(gate.goals.test, { timeout: LONGEST_MS }, async () => {
      const { pass, figure, why } = await gate.run('test');
      expect(pass, `${figure}\n${why ?? ''}`).toBe(true);
    });
  });
}
