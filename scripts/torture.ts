/**
 * The long runs behind the promises: each gate with its release bounds, a table of goal, figure and verdict, and one
 * closing line. `npm run torture -- G1 S17` runs the named gates alone.
 */
import { gates } from '../test/gates/all.ts';
import type { Gate, Verdict } from '../test/gates/gate.ts';
import { COMPILED } from './testing/compiled.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !gates.some((gate) => gate.id === id));
if (unknown.length > 0) {
  console.error(`No such gate: ${unknown.join(', ')}. There are: ${gates.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}

// For the processes it starts.
Object.assign(process.env, COMPILED);

// A promise nobody looks after is a failure of the gate under which it happened, not the end of the run.
const loose: unknown[] = [];
process.on('unhandledRejection', (reason) => void loose.push(reason));

console.log(`${'gate'.padEnd(5)} ${'goal'.padEnd(72)} ${'figure'.padEnd(60)} verdict`);
let [passed, failed] = [0, 0];
for (const gate of gates.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const started = performance.now();
  const { figure, pass, why } = await verdictOf(gate);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const row = [gate.id.padEnd(5), gate.goals.torture.padEnd(72), figure.padEnd(60), pass ? 'holds' : 'BROKEN'];
  console.log(`${row.join(' ')} (${minutes} min)`);
  if (why) console.log(why);
  if (pass) passed += 1;
  else failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function verdictOf(gate: Gate): Promise<Verdict> {
  loose.length = 0;
  try {
    const verdict = await gate.run('torture');
    if (loose.length === 0) return verdict;
    return { ...verdict, pass: false, why: `${loose.length} unhandled rejections, the first: ${String(loose[0])}` };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { figure: 'it broke off', pass: false, why };
  }
}
