import { expect, it } from 'vitest';
import { everyStory, storiesIn } from '../../scripts/states/stories.ts';

const stories = everyStory();

it('finds the stories', () => {
  expect(stories.length).toBeGreaterThan(300);
  expect(stories.map(({ id }) => id)).toContain('orders-payment--pays');
});

it('every story has a play test that looks for words', () => {
  expect(stories.filter(({ lack }) => lack).map(({ id, lack }) => `${id} ${lack}`)).toEqual([]);
});

it('no two stories have one id', () => {
  expect(stories.filter(({ id }, at) => stories.findIndex((other) => other.id === id) !== at)).toEqual([]);
});

it.each([
  ['', 'has no play test'],
  ['play: async () => {}', 'has an empty play test'],
  ['async play() {}', 'has an empty play test'],
  ['play: async () => { /* nothing yet */ }', 'has an empty play test'],
  ['play: later', 'takes its play test from elsewhere, where nobody looks at it'],
  ['play: async ({ canvas }) => { await canvas.findByText("Paid"); }', 'looks at nothing that can be seen'],
  ['play: async () => { await shown(() => document.body); }', 'looks for no words'],
  ['play: async ({ canvas }) => { await shown(() => canvas.getByRole("dialog")); }', 'looks for no words'],
  ['play: async ({ canvas }) => { await shown(() => canvas.getByText("Paid")); }', null],
  ['play: async ({ canvas }) => { await shown(() => canvas.getByRole("button", { name: "Pay" })); }', null],
  ['async play({ canvas }) { expect(canvas.getByText("Paid")).toBeVisible(); }', null],
])('of a story with { %s } says: %s', (annotations, lack) => {
  const code = `const meta = preview.meta({ title: 'A/B' }); export const OneMore = meta.story({ ${annotations} });`;
  expect(storiesIn('a.stories.tsx', code)).toMatchObject([{ id: 'a-b--one-more', name: 'One More', lack }]);
});
