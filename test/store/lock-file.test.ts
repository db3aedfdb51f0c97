import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Holder, thisProcess } from '../../server-adapter/store/embedded/holder.ts';
import { lockFile } from '../../server-adapter/store/embedded/lock-file.ts';
import { openStore } from '../../server-adapter/store/open.ts';
import { auditRow } from './rows.ts';

let folder = '';
let path = '';
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'floe-lock-'));
  path = join(folder, 'store.lock');
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts another process and answers its first line. */
async function other(what: 'lock' | 'open', target: string): Promise<{ child: ChildProcess; said: string }> {
  const script = join(import.meta.dirname, 'lock-holder.ts');
  const child = spawn(process.execPath, [script, what, target], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, said: String(line).trim() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

const write = (holder: Partial<Holder>) =>
  writeFileSync(path, JSON.stringify({ ...thisProcess(), token: 'somebody', ...holder }));
const IN_USE = /in use by .*two processes on it would lose rows.*DATABASE_URL/;

describe('the lock file', () => {
  it('is there while it is held and gone after', () => {
    const release = lockFile(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not taken from this very process', () => {
    const release = lockFile(path);
    expect(() => lockFile(path)).toThrow(IN_USE);
    release();
    lockFile(path)();
  });

  it('is not taken from another living process, and is from a dead one', async () => {
    const { child, said } = await other('lock', path);
    expect(said).toBe('held');
    expect(() => lockFile(path)).toThrow(`process ${child.pid}`);
    await end(child);
    lockFile(path)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken from a dead process whose number another one has now', () => {
    write({ started: '1' });
    lockFile(path)();
    expect(existsSync(path)).toBe(false);
  });

  it('is taken from a process of before the last start of the machine', () => {
    write({ boot: 'another boot' });
    lockFile(path)();
  });

  it('is not taken from a process on another host, of which nothing is known', () => {
    write({ host: 'elsewhere', pid: 999_999 });
    expect(() => lockFile(path)).toThrow(/on elsewhere.*delete/s);
  });

  it.each(['', '{', '{"pid":1}', '{"pid":1,"token":"../x"}'])('is not taken when it holds %j', (text) => {
    writeFileSync(path, text);
    expect(() => lockFile(path)).toThrow(IN_USE);
  });

  it('is let go of only by its holder', () => {
    const release = lockFile(path);
    write({ token: 'successor' });
    release();
    expect(existsSync(path)).toBe(true);
  });

  it('goes to one of many who find a dead holder at once', async () => {
    write({ started: '1' });
    const said = await Promise.all(Array.from({ length: 6 }, async () => (await other('lock', path)).said));
    expect(said.filter((line) => line === 'held')).toHaveLength(1);
    expect(said.filter((line) => IN_USE.test(line))).toHaveLength(5);
  }, 30_000);

  it('is the file that is spoken of also while somebody else is just taking it over', () => {
    write({ started: '1', token: 'dead' });
    writeFileSync(`${path}.dead`, '');
    expect(() => lockFile(path)).toThrow(/in use by another process;.*, delete .*store\.lock\.$/);
  });

  it('is taken although a process died while taking it', () => {
    write({ started: '1', token: 'dead' });
    writeFileSync(`${path}.dead`, JSON.stringify({ ...thisProcess(), started: '2', token: 'died-taking' }));
    lockFile(path)();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the embedded store', () => {
  it('is refused to a second process, and keeps its rows when the first is killed', async () => {
    const dataDir = join(folder, 'data');
    const first = openStore({ dataDir, production: false });
    await first.audit.request('connection', auditRow({ id: 'a' }));
    expect((await other('open', dataDir)).said).toMatch(IN_USE);
    await first.close();

    const holder = await other('open', dataDir);
    expect(holder.said).toBe('held');
    const second = openStore({ dataDir, production: false });
    await expect(second.ready()).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(IN_USE),
    });
    await end(holder.child);
    expect(await second.audit.verify('connection')).toMatchObject({ ok: true, rows: 1 });
    await second.close();
  }, 60_000);
});
