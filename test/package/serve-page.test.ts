import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serveOptions } from '../../server-adapter/cli/serve-options.ts';

it('docs/serve.md names every variable that `floe serve` reads, and no other', async () => {
  const asked = new Set<string>();
  const env: Record<string, string> = { POLAR_ACCESS_TOKEN: 'polar_oat_x', FLOE_SECRET: 's'.repeat(32) };
  await serveOptions(
    new Proxy(env, {
      get: (target, name) => {
        asked.add(String(name));
        return Reflect.get(target, name);
      },
    }),
  );
  const page = readFileSync('docs/serve.md', 'utf8');
  const named = new Set(page.match(/`(?:[A-Z]+_)*[A-Z]+`/g)?.map((name) => name.slice(1, -1)));
  expect(named).toEqual(asked);
});
