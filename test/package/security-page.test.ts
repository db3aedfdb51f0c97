// What SECURITY.md promises is what is tried, and every test it names is there.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { everyTest } from '../../scripts/states/tests.ts';
import { gates } from '../gates/all.ts';
import { bound } from '../gates/words.ts';

const page = readFileSync('SECURITY.md', 'utf8');
const rowsOf = (id: RegExp): string[][] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))
    .filter(([name = '']) => id.test(name));
const gated = rowsOf(/^[GS]\d+[a-c]?$/).filter(([, , torture]) => gates.some(({ goals }) => goals.torture === torture));
const threats = rowsOf(/^S\d+$/).filter((row) => !gated.some((one) => one.join() === row.join()));

/** Files of gates that are a part of `npm test`, by the names under which the table of gates has them. */
const inTest = [...readFileSync('test/gates/all.ts', 'utf8').matchAll(/^import \{ \w+ \} from '\.\/(.+)\.ts';$/gm)]
  .map(([, file]) => `test/gates/${file}.test.ts`)
  .filter((file) => existsSync(file) && readFileSync(file, 'utf8').includes('gateHolds('));

it('the promises are the gates, with the bounds that follow from their tries', () => {
  expect(gated.map(([id, , torture]) => [id, torture])).toEqual(gates.map(({ id, goals }) => [id, goals.torture]));
  const small = gated.filter(([, test]) => test !== '–');
  expect(small).toHaveLength(inTest.length);
  for (const [id, test, torture = '', rate = ''] of gated) {
    expect(['–', gates.find((gate) => gate.id === id)?.goals.test]).toContain(test);
    if (rate === '–') continue;
    const tries = Number(torture.match(/^[\d,]+/)?.[0].replaceAll(',', ''));
    expect(`true rate ${rate}`, id).toBe(bound(tries));
  }
});

it('every threat has its row, with what shows it or that it is not built', () => {
  expect(threats.map(([id]) => id)).toEqual(Array.from({ length: 42 }, (_, index) => `S${index + 1}`));
  for (const [id, , done = '', shown = ''] of threats) expect(shown === '–', id).toBe(done.startsWith('**not built**'));
});

it('every test, gate and command it names is there', () => {
  const known = new Set(everyTest());
  const benches = readFileSync('bench/run.ts', 'utf8');
  const dead = threats
    .flatMap(([, , , shown = '']) => shown.split('<br>'))
    .filter((name) => name !== '–')
    .filter((name) => {
      const [, gate] = /^gate (\w+)$/.exec(name) ?? [];
      if (gate) return !gates.some(({ id }) => id === gate);
      const [, bench] = /^`npm run bench -- (\w+)`$/.exec(name) ?? [];
      if (bench) return !new RegExp(`^ {2}${bench}\\b`, 'm').test(benches);
      return !known.has(name.slice(1, -1));
    });
  expect(dead).toEqual([]);
  for (const [, path = ''] of page.matchAll(/\]\(([^)#]+)\)/g)) expect(existsSync(path), path).toBe(true);
});
