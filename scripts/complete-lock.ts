/** Adds to package-lock.json what npm left out of it. Run after every change of the dependencies: `npm run lock`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { missingEntries, type Packages } from './package/lockfile.ts';

const file = `${import.meta.dirname}/../package-lock.json`;
const lock: { packages: Packages } = JSON.parse(readFileSync(file, 'utf8'));
const added = missingEntries(lock.packages);
const { '': root, ...rest } = { ...lock.packages, ...Object.fromEntries(added) };
const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { ...(root ? { '': root } : {}), ...Object.fromEntries(sorted) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added.length} entries added for other platforms.`);
