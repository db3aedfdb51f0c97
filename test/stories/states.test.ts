import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowsOf, statesPage, witnessesOf } from '../../scripts/print-states-page.ts';
import { everyStory } from '../../scripts/states/stories.ts';
import { everyTest, testsIn } from '../../scripts/states/tests.ts';
import type { Shown } from '../../stories/states/family.ts';
import { families } from '../../stories/states/states.ts';

const stories = everyStory();
const known = new Set([...stories.map(({ id }) => id), ...everyTest()]);
const reasonOf = (shown: Shown) =>
  typeof shown === 'object' && 'notBuilt' in shown
    ? shown.notBuilt
    : typeof shown === 'object' && 'cannotBe' in shown
      ? shown.cannotBe
      : null;

describe.each(families)('$title', (family) => {
  it.each(rowsOf(family))('%s resolves to what can be seen, or says why not', (_state, shown) => {
    const witnesses = witnessesOf(shown);
    expect(witnesses.filter((name) => !known.has(name))).toEqual([]);
    if (witnesses.length === 0) expect(reasonOf(shown)).toMatch(/^[A-Z].{10,}\.$/);
  });
});

it('the page of states says what the list says; run `npm run states`', () => {
  expect(readFileSync('docs/states.md', 'utf8')).toBe(statesPage(stories));
});

it('reads the names of tests as Vitest prints them, and none that does not run', () => {
  const code = `
    describe('a', () => { it('b', () => {}); it.each([1])('c %i', () => {}); it.skip('d', () => {}); it.todo('e'); });
    describe.each(['x'])('in %s', () => { it('f', () => {}); });
    describe.skip('g', () => { it('h', () => {}); });
    test('i', () => {});
  `;
  expect(testsIn('t.ts', code)).toEqual(['t.ts > a > b', 't.ts > a > c %i', 't.ts > in %s > f', 't.ts > i']);
});
