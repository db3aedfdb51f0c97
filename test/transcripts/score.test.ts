import { describe, expect, it } from 'vitest';
import { type Folder, openFolder, RECORDING } from './folder.ts';
import { judge, type Verdict } from './judge.ts';
import { recordedPolar } from './recorded-polar.ts';
import { isWrite } from './report.ts';

// What the simulator has to reach in the first scope of the recording, where there is one.

const ALL = 0.8;
const WRITES = 0.85;
const EACH_FILE = 0.6;
const SMALL_FILE = 10;

const share = (verdicts: Verdict[]): number =>
  verdicts.filter(({ differences }) => differences.length === 0).length / verdicts.length;

const notJudged = (): void =>
  it('is not judged where there is no recording, and says so', () => {
    console.log(`No recorded exchanges in ${RECORDING}: the simulator was not compared with Polar.`);
  });

async function judged({ played, seeds }: Folder): Promise<void> {
  const { verdicts } = await judge(played, { make: recordedPolar, seeds, until: ({ scope }) => scope === '1' });
  const scoped = verdicts.filter(({ exchange }) => exchange.scope === '1');
  const byFile = [...Map.groupBy(scoped, ({ exchange }) => exchange.file)];

  it('agrees in four of five exchanges', () => {
    expect(share(scoped)).toBeGreaterThanOrEqual(ALL);
  });

  it('agrees in 85 of a hundred writes', () => {
    expect(share(scoped.filter(({ exchange }) => isWrite(exchange)))).toBeGreaterThanOrEqual(WRITES);
  });

  it.each(byFile.filter(([, of]) => of.length >= SMALL_FILE))('agrees in three of five of %s', (_, of) => {
    expect(share(of)).toBeGreaterThanOrEqual(EACH_FILE);
  });

  it('agrees in three of five of the small files together', () => {
    const small = byFile.filter(([, of]) => of.length < SMALL_FILE).flatMap(([, of]) => of);
    expect(share(small)).toBeGreaterThanOrEqual(EACH_FILE);
  });
}

const folder = openFolder();

describe('the simulator, by the recording', () => (folder ? judged(folder) : notJudged()));
