import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answersPage } from '../../scripts/catalogue/answers-page.ts';
import { tellAll, WAYS } from './tell-all.ts';

const PAGE = join(import.meta.dirname, '../../docs/polar-answers.md');

describe('every operation of Polar, by both doors and as a tool', () => {
  const telling = tellAll();

  it('is answered, refused by rule, or not in the simulator', async () => {
    const told = await telling;
    const isKnown = (outcome: string) => /^(2xx|refused by rule|501)$/.test(outcome);
    expect(told.filter((one) => !WAYS.every((way) => isKnown(one[way])))).toEqual([]);
    const callable = told.filter(({ polar }) => polar !== 'refused by rule');
    expect(callable.length).toBeGreaterThan(170);
    for (const way of WAYS) {
      const missing = callable.filter((one) => one[way] === '501');
      expect(missing.length / callable.length).toBeLessThanOrEqual(0.15);
    }
    const onlyWithin = callable.filter((one) => one['polar-raw'] === 'refused by rule');
    expect(onlyWithin.map(({ name }) => name)).toEqual(['refunds:create']);
  });

  it('comes to what docs/polar-answers.md says; run `npm run answers`', async () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(answersPage(await telling));
  });

  it('shows something in every list and table', async () => {
    expect((await telling).filter(({ empty }) => empty.length > 0)).toEqual([]);
  });

  it('answers what Polar’s SDK says it answers', async () => {
    expect((await telling).filter(({ misfits }) => misfits.length > 0)).toEqual([]);
  });
});
