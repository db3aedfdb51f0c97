/** Prints each size beside its budget and fails when one is over. */
import { SIZES } from './package/sizes.ts';

process.chdir(`${import.meta.dirname}/..`);
for (const { name, budget, measure } of SIZES) {
  const size = await measure();
  const over = size > budget;
  console.log(`${over ? 'OVER' : 'ok  '} ${size.toFixed(2).padStart(7)} of ${String(budget).padStart(4)} KB  ${name}`);
  if (over) process.exitCode = 1;
}
