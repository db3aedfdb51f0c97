import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { expect, it } from 'vitest';

// What is large and not always needed is loaded with its first use: a start does not pay for it. That no page reaches
// it, the directions see to.

const root = join(import.meta.dirname, '../..');

/** Our own files that loading this one loads at once. */
function neededBy(file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const imports = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  );
  return [...imports, ...exports]
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => normalize(join(dirname(file), specifier)));
}

function loadedBy(...entries: string[]): string[] {
  const loaded = new Set<string>();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (!loaded.has(file)) waiting.push(...neededBy(file));
    loaded.add(file);
  }
  return [...loaded];
}

it('the catalogue of Polar comes with the first call of the proxy', () => {
  expect(loadedBy('server-adapter/proxy/open.ts')).toContain('server-adapter/polar/catalogue/sdk.gen.ts');
  const started = loadedBy('server-adapter/index.ts', 'server-adapter/open.ts');
  expect(started).toContain('server-adapter/proxy/lazy.ts');
  expect(started.filter((file) => /polar\/catalogue|proxy\/(?!lazy)/.test(file))).toEqual([]);
});
