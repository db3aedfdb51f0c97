import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsPage } from '../../scripts/print-faults-page.ts';
import { OTHER_FAULTS } from './other-faults.ts';

const root = join(import.meta.dirname, '../..');

it('the page of faults says what happens; run `node scripts/print-faults.ts`', { timeout: 120_000 }, async () => {
  expect(readFileSync(join(root, 'docs/faults.md'), 'utf8')).toBe(await faultsPage());
});

it.each(Object.values(OTHER_FAULTS).flat())('$what: $shown is there', ({ shown }) => {
  expect(existsSync(join(root, shown))).toBe(true);
});
