/** Prints the operations and problem codes of the contract as a page: `docs/operations.md`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsPage } from './print-operations-page.ts';

const folder = join(import.meta.dirname, '..', 'docs');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'operations.md'), operationsPage());
