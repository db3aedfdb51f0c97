import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { objection } from '../../scripts/package/directions.ts';
import { importsOf, sourceFiles } from '../../scripts/package/imports.ts';

const files = sourceFiles('src', 'server-adapter');

it('walks every import of the sources and finds none against the directions', () => {
  const found = files.flatMap((file) => importsOf(file)).map((one) => ({ ...one, why: objection(one) }));
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ why }) => why !== null).map(({ file, target, why }) => `${file} → ${target}: ${why}`)).toEqual(
    [],
  );
});

it('finds no fetch in the components and no Node globals outside the rooms that are Node’s', () => {
  const node = /^server-adapter\/(hosts|store|cli)\//;
  const found = files.filter((file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    if (file.startsWith('src/components/') && /\bfetch\(/.test(text)) return true;
    return !node.test(file) && /\b(Buffer\.(from|alloc|concat)|process\.(env|argv|nextTick)|__dirname)\b/.test(text);
  });
  expect(found).toEqual([]);
});

describe('the rules', () => {
  const refuse = (file: string, source: string) => importsOf(file, source).map(objection);

  it.each([
    ['src/react/a.ts', "import { run } from '../../server-adapter/engine/run.ts';"],
    ['src/client/a.ts', "import { contract } from '../contract/contract.ts';"],
    ['src/client/a.ts', "import { type Operation, defineContract } from '../contract/define.ts';"],
    ['src/components/a.tsx', "import { createClient } from '../client/client.ts';"],
    ['src/domain/a.ts', "export const later = () => import('../react/options.ts');"],
    ['src/simulator/a.ts', "import type { Input } from '../contract/types.ts';"],
    ['src/simulator/a.ts', "type T = import('../contract/types.ts').OperationName;"],
    ['src/simulator/a.ts', "import { readFileSync } from 'node:fs';"],
    ['src/contract/a.ts', "export * from '../domain/money.ts';"],
    ['server-adapter/engine/a.ts', "import { orderOperations } from '../../src/contract/operations/orders.ts';"],
    ['server-adapter/engine/a.ts', "import { client } from '../polar/client.ts';"],
    ['server-adapter/operations/a.ts', "import { createHash } from 'node:crypto';"],
  ])('refuse %s: %s', (file, source) => {
    expect(refuse(file, source)).toEqual([expect.any(String)]);
  });

  it.each([
    ['src/client/a.ts', "import type { Input } from '../contract/types.ts';"],
    ['src/components/a.tsx', "import { useRefund } from '../react/use-refund.ts';"],
    ['server-adapter/store/a.ts', "import { readFileSync } from 'node:fs';"],
    ['server-adapter/operations/a.ts', "import { refundable } from '../../src/domain/refund-limits.ts';"],
  ])('let pass %s: %s', (file, source) => {
    expect(refuse(file, source)).toEqual([null]);
  });
});
