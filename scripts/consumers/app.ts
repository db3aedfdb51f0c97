/** A stranger's app: a template copied to a folder of its own, with the packed Floe and everything else from npm. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** What hangs longer than this has failed. */
const LIMIT = 240_000;

const templates = join(import.meta.dirname, '../../test/consumers');

export interface App {
  install(tarball: string): Promise<void>;
  build(): Promise<void>;
  start(): Promise<Running>;
}

export interface Running {
  readonly url: string;
  /** All that it printed. */
  output(): string;
  stop(): Promise<void>;
}

export function createApp(template: string, parent: string): App {
  const folder = join(parent, template);
  cpSync(join(templates, template), folder, { recursive: true });
  return {
    install: (tarball) => npm(folder, ['install', tarball, '--no-audit', '--no-fund', '--ignore-scripts']),
    build: () => npm(folder, ['run', 'build']),
    start: () => start(folder),
  };
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const { ended, output } = run(folder, args, {});
  const code = await ended;
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${output()}`);
}

/** Waits until the app says it is ready. */
async function start(folder: string): Promise<Running> {
  const port = await freePort();
  const { child, ended, end, keep, output } = run(folder, ['start'], { PORT: String(port) });
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', () => {
      if (/\bready\b/i.test(output())) resolve();
    });
  });
  const early = ended.then(() => {
    throw new Error(`The app ended before it was ready:\n${output()}`);
  });
  await Promise.race([ready, early]);
  early.catch(() => undefined);
  keep();
  const stop = async () => {
    end();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, output, stop };
}

/** A script of npm, whose shell and server are a group of their own: it ends whole, at the latest with us. */
function run(folder: string, args: readonly string[], env: Record<string, string>) {
  const child: ChildProcess = spawn('npm', args, {
    cwd: folder,
    detached: true,
    env: { ...outside(), NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
  };
  const limit = setTimeout(end, LIMIT);
  process.once('exit', end);
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => {
    clearTimeout(limit);
    process.off('exit', end);
    return code ?? signal;
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      text += String(part);
    });
  }
  return { child, ended, end, keep: () => clearTimeout(limit), output: () => text };
}

/** The environment without what npm says of this repository; the Node that runs this comes first. */
function outside(): Record<string, string> {
  const ours = /^(npm_(package|lifecycle|config_local_prefix|execpath|command)|INIT_CWD$|NODE_ENV$|NODE_PATH$)/;
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ours.test(entry[0]),
  );
  const path = (process.env.PATH ?? '').split(':').filter((place) => !place.endsWith('node_modules/.bin'));
  return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), ...path].join(':') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
