// Judges the simulator by recorded exchanges: `npm run transcripts -- [--scope 1] [--file subscriptions] [--dir D] [--json]`.

import { parseArgs } from 'node:util';
import { openFolder, RECORDING } from '../test/transcripts/folder.ts';
import { judge } from '../test/transcripts/judge.ts';
import { recordedPolar } from '../test/transcripts/recorded-polar.ts';
import type { Exchange } from '../test/transcripts/recording.ts';
import { reportLines, reportOf } from '../test/transcripts/report.ts';

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: RECORDING },
    scope: { type: 'string' },
    file: { type: 'string' },
    seq: { type: 'string' },
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});

const scopes = options.scope?.split(',');
const files = options.file?.split(',').map((file) => (file.endsWith('.jsonl') ? file : `${file}.jsonl`));
const seqs = options.seq?.split(',').map(Number);
const wanted = (exchange: Exchange): boolean =>
  (!scopes || scopes.includes(exchange.scope)) &&
  (!files || files.includes(exchange.file)) &&
  (!seqs || seqs.includes(exchange.seq));

const folder = openFolder(options.dir);
if (!folder) {
  if (options.json) console.log(JSON.stringify({ agree: 0, total: 0, files: [], exchanges: [] }));
  else console.log(`No recorded exchanges in ${options.dir}: nothing was judged.\nagree 0 of 0`);
} else {
  const chosen = new Set(folder.judged.filter(wanted));
  const judgement = await judge(folder.played, {
    make: recordedPolar,
    seeds: folder.seeds,
    until: (exchange) => chosen.has(exchange),
  });
  const verdicts = judgement.verdicts.filter((verdict) => chosen.has(verdict.exchange));
  if (options.json) console.log(JSON.stringify(reportOf(verdicts)));
  else console.log(reportLines({ ...judgement, verdicts }, { limit: options.all ? 1000 : 8 }).join('\n'));
}
