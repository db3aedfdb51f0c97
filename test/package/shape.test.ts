import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceFiles } from '../../scripts/package/imports.ts';

/** A locale is one file with a text a line, as long as the screens have words; translators compare it side by side. */
const isLocale = (file: string) => /(^|\/)src\/i18n\/[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file);

const lengths = sourceFiles('src', 'server-adapter')
  .filter((file) => !/\.gen\.ts$|\/generated\//.test(file) && !isLocale(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)]?.lines ?? 0;

it('keeps files short: half within 90 lines, nine in ten within 250, all within 400', () => {
  expect(at(0.5)).toBeLessThanOrEqual(90);
  expect(at(0.9)).toBeLessThanOrEqual(250);
  expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
});

it('has no drawers for what has no name', () => {
  const drawers = lengths.filter(({ file }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(file));
  expect(drawers).toEqual([]);
});

it('runs no script that is not there', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const files = Object.values(scripts).flatMap((script) =>
    [...script.matchAll(/\bnode (\S+\.[jt]s)\b/g)].map(([, file]) => file ?? ''),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
