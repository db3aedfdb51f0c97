/**
 * Changes the critical modules in thousands of small ways and counts how many of the changes a test notices: a table of
 * killed, score, goal and verdict, and every survivor. `npm run mutate -- refunds` runs the named modules alone,
 * `--afresh` also what was found before and seems not to have changed.
 */
import { modules } from './mutate/modules.ts';
import { judged, type Row, scoreOf } from './mutate/score.ts';
import { mutate } from './mutate/stryker.ts';

process.chdir(`${import.meta.dirname}/..`);
const afresh = process.argv.includes('--afresh');
const wanted = process.argv.slice(2).filter((word) => word !== '--afresh');
const unknown = wanted.filter((name) => !modules.some((module) => module.name === name));
if (unknown.length > 0) {
  console.error(`No such module: ${unknown.join(', ')}. There are: ${modules.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const rows: [name: string, goal: number, row: Row][] = [];
for (const module of modules.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  rows.push([module.name, module.goal, judged(scoreOf(mutate(module, { afresh })), module)]);
}

for (const [name, , { survivors, left, idle }] of rows) {
  console.log(`\n${name}: ${survivors.length} survived`);
  for (const survivor of survivors) console.log(`  ${survivor}`);
  for (const [why, count] of left) console.log(`  not counted, ${count}: ${why}`);
  for (const { file, line, becomes } of idle) console.log(`  excused without need: ${file} ${line} ⇒ ${becomes}`);
}

console.log(`\n${'module'.padEnd(12)} ${'killed of'.padEnd(14)} ${'score'.padEnd(8)} ${'goal'.padEnd(6)} verdict`);
for (const [name, goal, { killed, total, share, holds }] of rows) {
  const figures = [`${killed} of ${total}`.padEnd(14), `${share.toFixed(1)} %`.padEnd(8), `${goal} %`.padEnd(6)];
  console.log(`${name.padEnd(12)} ${figures.join(' ')} ${holds ? 'holds' : 'BROKEN'}`);
}
const broken = rows.filter(([, , { holds }]) => !holds).length;
console.log(`${rows.length - broken} passed, ${broken} failed`);
process.exit(broken > 0 || rows.length === 0 ? 1 : 0);
