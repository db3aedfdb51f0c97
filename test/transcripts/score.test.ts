import { describe, expect, it } from 'vitest';
import { type Folder, openFolder, RECORDING } from './folder.ts';
import { judge, type Verdict } from './judge.ts';
import { reasoned } from './reasons.ts';
import { recordedPolar } from './recorded-polar.ts';
import { isWrite } from './report.ts';

// What the simulator has to reach in the scopes of the recording, where there is one.

const ALL = 0.95;
const WRITES = 0.98;
const EACH_FILE = 0.8;
const SMALL_FILE = 10;
const SCOPES = ['1', '2'];
/** Refunds, disputes, webhooks and the feed of events: the recorded server's queue and its lists are not all rebuilt. */
const THIRD = '3';
const ALL_OF_THIRD = 0.8;

const share = (verdicts: Verdict[]): number =>
  verdicts.filter(({ differences }) => differences.length === 0).length / verdicts.length;

const notJudged = (): void =>
  it('is not judged where there is no recording, and says so', () => {
    console.log(`No recorded exchanges in ${RECORDING}: the simulator was not compared with Polar.`);
  });

async function judged({ played, seeds }: Folder): Promise<void> {
  const { verdicts, failedSteps } = await judge(played, { make: recordedPolar, seeds });
  const scoped = verdicts.filter(({ exchange }) => SCOPES.includes(exchange.scope));
  const third = verdicts.filter(({ exchange }) => exchange.scope === THIRD);
  const byFile = [...Map.groupBy(scoped, ({ exchange }) => exchange.file)];

  it('agrees in 95 of a hundred exchanges', () => {
    expect(share(scoped)).toBeGreaterThanOrEqual(ALL);
  });

  it('agrees in 98 of a hundred writes', () => {
    expect(share(scoped.filter(({ exchange }) => isWrite(exchange)))).toBeGreaterThanOrEqual(WRITES);
  });

  it.each(byFile.filter(([, of]) => of.length >= SMALL_FILE))('agrees in four of five of %s', (_, of) => {
    expect(share(of)).toBeGreaterThanOrEqual(EACH_FILE);
  });

  it('agrees in four of five of the small files together', () => {
    const small = byFile.filter(([, of]) => of.length < SMALL_FILE).flatMap(([, of]) => of);
    expect(share(small)).toBeGreaterThanOrEqual(EACH_FILE);
  });

  it('agrees in four of five exchanges about refunds, disputes, webhooks and events', () => {
    expect(share(third)).toBeGreaterThanOrEqual(ALL_OF_THIRD);
  });

  it('takes every step of the seeds', () => {
    expect(failedSteps).toEqual([]);
  });

  it('has a reason for each difference, and for nothing that agrees', () => {
    const nameOf = ({ exchange: { file, seq } }: Verdict): string => `${file.replace('.jsonl', '')}#${seq}`;
    const differing = (of: Verdict[]): string[] => of.filter(({ differences }) => differences.length > 0).map(nameOf);
    expect(differing([...scoped, ...third]).filter((name) => !reasoned.includes(name))).toEqual([]);
    expect(reasoned.filter((name) => !differing(verdicts).includes(name))).toEqual([]);
  });
}

const folder = openFolder();

describe('the simulator, by the recording', () => (folder ? judged(folder) : notJudged()));
