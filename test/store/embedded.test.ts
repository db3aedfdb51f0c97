// A kept database of another step, table or engine must not pass for the one that is wanted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { fingerprint } from './embedded.ts';

const ENGINE = 'node_modules/@electric-sql/pglite/package.json';
const STEP = 'server-adapter/store/migrations/0001-spine.ts';
const SCHEMA = 'server-adapter/store/kysely/schema.ts';

/** A checkout that holds what a database comes of, and a way to write to it. */
function checkout() {
  const root = mkdtempSync(join(tmpdir(), 'floe-checkout-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const path of [ENGINE, STEP, SCHEMA]) write(path, 'as it was');
  return { name: () => fingerprint(root), write };
}

it.each([ENGINE, STEP, SCHEMA, 'server-adapter/store/migrations/0002-next.ts'])('%s gives another name', (path) => {
  const { name, write } = checkout();
  const before = name();
  write(path, 'changed');
  expect(name()).not.toBe(before);
  expect(name()).toMatch(/^[\da-f]{16}$/);
});

it('the same sources give the same name elsewhere, whatever stands beside them', () => {
  const { name, write } = checkout();
  write('server-adapter/store/open.ts', 'how it is opened');
  expect(name()).toBe(checkout().name());
});
