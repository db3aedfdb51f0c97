/**
 * Prints what Polar's SDK says of its operations, what an upgrade of it changes, and the page about all of them. `--freeze` writes the frozen table
 * anew, for a change that is meant. Fails while an operation has no row in the overlay: until then it is refused.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '../server-adapter/polar/catalogue/catalogue.ts';
import { sdkModels, sdkRows } from '../server-adapter/polar/catalogue/sdk.gen.ts';
import { changesBetween } from './catalogue/changes.ts';
import { frozenTable } from './catalogue/frozen.ts';
import { polarPage } from './catalogue/page.ts';
import { printRows, readSdk } from './catalogue/print-rows.ts';
import { unclassified } from './catalogue/unclassified.ts';

const root = join(import.meta.dirname, '..');
const reading = readSdk(join(root, 'node_modules/@polar-sh/sdk'));
for (const line of changesBetween({ rows: sdkRows, models: sdkModels }, reading)) console.log(line);
writeFileSync(join(root, 'server-adapter/polar/catalogue/sdk.gen.ts'), printRows(reading));

const operations = catalogueOf(reading.rows);
if (process.argv.includes('--freeze')) {
  writeFileSync(join(root, 'test/polar/catalogue.tsv'), frozenTable(operations.values()));
}
writeFileSync(join(root, 'docs/polar.md'), polarPage(operations.values()));

const missing = unclassified(reading.rows);
for (const at of missing)
  console.error(`${at} has no row in server-adapter/polar/catalogue/overlay, so it is refused.`);
if (missing.length > 0) process.exitCode = 1;
console.log(
  `${operations.size} operations, ${Object.keys(reading.rows).length} of them in the SDK ${reading.version}.`,
);
