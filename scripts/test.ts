/**
 * Everything a change must pass, part by part, and one closing line with the sum. `npm test -- types node` runs the
 * named parts alone.
 */
import { check } from './testing/command.ts';
import { packageChecks } from './testing/package.ts';
import type { Outcome, Part } from './testing/part.ts';
import { vitest } from './testing/vitest.ts';

const node = (script: string) => check('node', [script]);

/**
 * Stages come one after another, for browser tests keep both cores busy by themselves and would only make each other slow.
 * The lists of a stage go on side by side, each in its order: checks, and walks that wait for pages, find room beside the
 * tests in Node, which wait for processes.
 */
const stages: Part[][][] = [
  [[{ name: 'build', run: () => node('scripts/build.ts') }]],
  [
    [
      { name: 'types', run: () => check('tsc', ['--project', '.'], /error TS\d+/g) },
      { name: 'lint', run: () => check('biome', ['check', '--max-diagnostics=50', '.']) },
      { name: 'unused', run: () => check('knip', []) },
      { name: 'type tests', run: () => vitest('types') },
      { name: 'package', run: packageChecks },
      { name: 'walks', run: () => vitest('e2e') },
    ],
    [{ name: 'node', run: () => vitest('node') }],
  ],
  [[{ name: 'browser', run: () => vitest('browser') }]],
  [[{ name: 'stories', run: () => vitest('stories') }]],
];
const parts = stages.flat(2);

process.chdir(`${import.meta.dirname}/..`);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
for (const stage of stages) await Promise.all(stage.map(inTurn));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function inTurn(lane: readonly Part[]): Promise<void> {
  for (const part of lane.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const started = performance.now();
    const outcome = await outcomeOf(part);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (outcome.report) console.log(outcome.report);
    console.log(`${part.name}: ${outcome.passed} passed and ${outcome.failed} failed in ${seconds} s`);
    passed += outcome.passed;
    failed += outcome.failed;
  }
}

async function outcomeOf(part: Part): Promise<Outcome> {
  try {
    const outcome = await part.run();
    if (outcome.passed + outcome.failed > 0) return outcome;
    return { passed: 0, failed: 1, report: `${part.name} ran nothing.` };
  } catch (error) {
    return { passed: 0, failed: 1, report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
