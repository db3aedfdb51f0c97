// Proves that the judge can fail: puts one wrong at a time into the simulator and shows which exchanges each turns.
// `npm run wrongs [-- --only "part of a name"]`.

import { parseArgs } from 'node:util';
import { openFolder, RECORDING } from '../test/transcripts/folder.ts';
import { judge, type Verdict } from '../test/transcripts/judge.ts';
import { recordedPolar } from '../test/transcripts/recorded-polar.ts';
import type { Exchange } from '../test/transcripts/recording.ts';
import type { MakeSimulator } from '../test/transcripts/simulator.ts';
import { makeWrong, type Wrong } from '../test/transcripts/wrong-module.ts';
import { wrongs } from '../test/transcripts/wrongs.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, dir: { type: 'string', default: RECORDING } },
});

const nameOf = ({ file, seq }: Exchange): string => `${file.replace('.jsonl', '')}#${seq}`;

const agreeing = (verdicts: Verdict[]): Set<string> =>
  new Set(verdicts.filter(({ differences }) => differences.length === 0).map(({ exchange }) => nameOf(exchange)));

function tell({ name, unrecorded }: Wrong, turned: string[], score: string): boolean {
  const shown = turned.slice(0, 12).join(' ') + (turned.length > 12 ? ` … ${turned.length} in all` : '');
  if (turned.length > 0) console.log(`${name}\n    ${score}, turned: ${shown}`);
  else if (unrecorded) console.log(`${name}\n    in no recording: nothing can turn`);
  else console.log(`${name}\n    TURNED NOTHING`);
  return turned.length > 0 || unrecorded === true;
}

const folder = openFolder(options.dir);
if (!folder) {
  console.log(`No recorded exchanges in ${options.dir}: no wrong was tried.`);
} else {
  const judged = async (make: MakeSimulator): Promise<Set<string>> =>
    agreeing((await judge(folder.played, { make, seeds: folder.seeds })).verdicts);
  const right = await judged(recordedPolar);
  console.log(`without a wrong: agree ${right.size} of ${folder.played.length}\n`);
  let good = true;
  for (const wrong of wrongs.filter(({ name }) => name.includes(options.only ?? ''))) {
    const score = await judged(await makeWrong(wrong));
    const turned = [...right].filter((name) => !score.has(name));
    const lower = score.size < right.size;
    good = tell(wrong, lower ? turned : [], `agree ${score.size}`) && good;
  }
  if (!good) process.exitCode = 1;
}
