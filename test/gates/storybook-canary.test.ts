// The build takes a minute, so the gate itself is tried by `npm run torture -- G10`; here its ear.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CANARIES, heardIn } from './storybook-canary.ts';

const folder = mkdtempSync(join(tmpdir(), 'floe-ear-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hears a canary and a credential wherever they are built in, and nothing else', () => {
  mkdirSync(join(folder, 'assets/deep'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>polar_oat_demo</p>');
  expect(heardIn(folder)).toEqual({ read: 1, told: [] });
  const places = ['assets/a.js', 'assets/deep/a.js.map', 'b.png'].map((name) => join(folder, name));
  for (const [at, secret] of [CANARIES.FLOE_SECRET, CANARIES.DATABASE_URL, `polar_oat_${'x'.repeat(32)}`].entries()) {
    writeFileSync(places[at] ?? '', `\u0000var a="${secret}";`);
  }
  expect(heardIn(folder).told.toSorted()).toEqual(places.toSorted());
});
