import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names no registry host', () => {
  const lock: { packages: Record<string, { resolved?: string }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  );
  const resolved = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined);
  expect(resolved).toEqual([]);
});
