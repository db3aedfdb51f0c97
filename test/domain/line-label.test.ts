import { expect, it } from 'vitest';
import { lineLabel } from '../../src/domain/line-label.ts';

it.each([
  ['Remaining time on Pro — From Nov 23, 2026 to Dec 23, 2026', { name: 'Pro', remaining: true }],
  ['Pro — From Nov 23, 2026 to Dec 23, 2026', { name: 'Pro', remaining: false }],
  ['Studio license', { name: 'Studio license', remaining: false }],
  ['Pro — the good one', { name: 'Pro — the good one', remaining: false }],
])('reads %s', (label, read) => {
  expect(lineLabel(label)).toEqual(read);
});
