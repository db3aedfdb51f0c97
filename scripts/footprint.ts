/** Prints what installing Floe adds to a React project. */
import { footprint } from './package/footprint.ts';

process.chdir(`${import.meta.dirname}/..`);
const { packages, megabytes } = footprint();
console.log(packages.join('\n'));
console.log(`${packages.length} packages, ${megabytes.toFixed(2)} MB`);
