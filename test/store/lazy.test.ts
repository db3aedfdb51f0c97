import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lazyStore } from '../../server-adapter/store/lazy.ts';
import { memoryStore } from '../../server-adapter/store/memory.ts';
import { peerError } from '../../server-adapter/store/peer.ts';

describe('a lazy store', () => {
  it('is opened once, by the first use, for all who wait', async () => {
    let opened = 0;
    const store = lazyStore(async () => {
      opened += 1;
      return memoryStore();
    });
    expect(opened).toBe(0);
    await Promise.all([
      store.ready(),
      store.audit.verify('a'),
      store.transaction(async ({ audit }) => audit.verify('a')),
    ]);
    expect(opened).toBe(1);
  });

  it('says that it is unavailable while it cannot be opened, and tries again', async () => {
    let tries = 0;
    const store = lazyStore(async () => {
      tries += 1;
      if (tries < 3) throw new Error(`Floe: try ${tries}`);
      return memoryStore();
    });
    await expect(store.ready()).rejects.toMatchObject({ name: 'StoreUnavailable', message: 'Floe: try 1' });
    await expect(store.transaction(async () => 1)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await store.ready();
    expect(tries).toBe(3);
  });
});

describe('an optional peer', () => {
  it('that is missing is named with the line that installs it', async () => {
    const missing = 'floe-no-such-peer';
    const cause: unknown = await import(missing).catch((error) => error);
    const bundled = Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
    for (const error of [cause, bundled]) {
      expect(peerError(missing, error)).toMatchObject({
        message:
          'Floe: floe-no-such-peer is not installed, and this database needs it. Run: npm install floe-no-such-peer',
        cause: error,
      });
    }
  });

  it('that is broken says so itself', () => {
    const broken = new Error('its own error');
    expect(peerError('x', broken)).toBe(broken);
  });
});

it('loads no engine before the first use', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({ load: (url, context, next) => { seen.push(url); return next(url, context); } });
    const { openStore } = await import('./server-adapter/store/open.ts');
    openStore({ databaseUrl: 'postgres://x' });
    console.log(JSON.stringify(seen.filter((url) => url.includes('node_modules'))));
  `;
  const root = join(import.meta.dirname, '../..');
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(out)).toEqual([]);
});
