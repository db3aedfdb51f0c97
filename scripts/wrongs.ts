// Proves that the judge can fail: puts one wrong at a time into the simulator and shows which exchanges each turns.
// `npm run wrongs [-- --only "part of a name"]`.

import { createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openFolder, RECORDING } from '../test/transcripts/folder.ts';
import { play, type Verdict } from '../test/transcripts/judge.ts';
import type { Player } from '../test/transcripts/player.ts';
import { type Hear, recordedPolar } from '../test/transcripts/recorded-polar.ts';
import type { Exchange } from '../test/transcripts/recording.ts';
import type { Clock, Simulator } from '../test/transcripts/simulator.ts';
import { Follower } from '../test/transcripts/webhooks/follow.ts';
import { readSequences, type Told } from '../test/transcripts/webhooks/sequences.ts';
import { makeWrong, type Wrong } from '../test/transcripts/wrong-module.ts';
import { wrongs } from '../test/transcripts/wrongs.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, dir: { type: 'string', default: RECORDING } },
});

type Recorded = (clock: Clock, hear?: Hear) => Simulator;

/** Keeps the webhooks that arrived, and tells which of them were signed as the recorded ones are. */
function hearing() {
  const delivered: Told[] = [];
  const signed: { text: string; signature: string | null }[] = [];
  return {
    delivered,
    hear(body: string, headers: Headers): void {
      delivered.push(JSON.parse(body));
      const head = `${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}`;
      signed.push({ text: `${head}.${body}`, signature: headers.get('webhook-signature') });
    },
    async signatures(player: Player): Promise<string[]> {
      const request = { method: 'GET', path: '/v1/webhooks/endpoints', query: { limit: 100 }, headers: {}, body: null };
      const { body } = await player.ask(request, 'oat');
      const secrets = JSON.stringify(body).match(/whsec_\w+/g) ?? [];
      const isGood = ({ text, signature }: (typeof signed)[number]): boolean =>
        secrets.some((secret) => signature === `v1,${createHmac('sha256', secret).update(text).digest('base64')}`);
      return signed.length > 0 && signed.every(isGood) ? ['signatures'] : [];
    },
  };
}

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
  const sequences = readSequences(options.dir) ?? readSequences(RECORDING) ?? [];
  const judged = async (make: Recorded): Promise<Set<string>> => {
    const verdicts: Verdict[] = [];
    const heard = hearing();
    const player = await play(
      folder.played,
      { make: (clock) => make(clock, heard.hear), seeds: folder.seeds },
      (exchange, differences) => verdicts.push({ exchange, differences }),
    );
    const follower = new Follower(heard.delivered, player);
    const steps = sequences.flatMap((sequence) => {
      const { compared, differences } = follower.follow(sequence);
      return compared > 0 && differences.length === 0 ? [`${sequence.file}#${sequence.seq}`] : [];
    });
    return new Set([...agreeing(verdicts), ...steps, ...(await heard.signatures(player))]);
  };
  const right = await judged(recordedPolar);
  // Besides the exchanges: each step of the recorded webhooks, and their signatures.
  console.log(`without a wrong: agree ${right.size} of ${folder.played.length + sequences.length + 1}\n`);
  let good = true;
  for (const wrong of wrongs.filter(({ name }) => name.includes(options.only ?? ''))) {
    const score = await judged(await makeWrong(wrong));
    const turned = [...right].filter((name) => !score.has(name));
    const lower = score.size < right.size;
    good = tell(wrong, lower ? turned : [], `agree ${score.size}`) && good;
  }
  if (!good) process.exitCode = 1;
}
