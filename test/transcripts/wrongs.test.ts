import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wrongs } from './wrongs.ts';

// `npm run wrongs` puts each into the simulator and shows what it turns; here only whether each still can be.

const source = (file: string): string => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');

describe('the deliberate wrongs', () => {
  it('are twenty at least', () => {
    expect(wrongs.filter(({ unrecorded }) => !unrecorded).length).toBeGreaterThanOrEqual(20);
    expect(new Set(wrongs.map(({ name }) => name)).size).toBe(wrongs.length);
  });

  it.each(wrongs)('$name: finds what it replaces, once', ({ file, text, by }) => {
    expect(source(file).split(text)).toHaveLength(2);
    expect(by).not.toBe(text);
  });
});
