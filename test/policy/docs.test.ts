import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operationsPage } from '../../scripts/print-operations-page.ts';
import { contract } from '../../src/contract/contract.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

it('the page of operations says what the contract says; run `node scripts/print-operations.ts`', () => {
  expect(page).toBe(operationsPage());
});

it('every operation has its row', () => {
  for (const name of Object.keys(contract)) expect(page).toContain(`| \`${name}\` |`);
});
