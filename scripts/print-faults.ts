/** Lets every fault happen and prints what Floe did as a page: `docs/faults.md`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsPage } from './print-faults-page.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'faults.md'), await faultsPage());
