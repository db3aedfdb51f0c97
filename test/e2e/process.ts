import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { COMPILED } from '../../scripts/testing/compiled.ts';

export interface Running {
  readonly child: ChildProcess;
  /** Lines of stdout so far. */
  readonly lines: string[];
  /** All of stderr so far. */
  stderr(): string;
  /** The next line, parsed; rejects when the process ends without one. */
  line(): Promise<Record<string, unknown>>;
  /** Settles when it has ended and said all it had to say. */
  readonly ended: Promise<unknown>;
  /** Asks it to end and answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const ROOT = join(import.meta.dirname, '../..');
const START = `
  const { main } = await import('./server-adapter/cli/floe.ts');
  process.exitCode = await main(process.argv.slice(1), process.env);
`;

/** Runs a command of `npx floe` from its sources in a process of its own, with this environment and no other. */
export function floe(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [...process.execArgv, '--input-type=module', '-e', START, '--', ...argv], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += String(part);
  });
  const ended = once(child, 'close');
  const reader = createInterface({ input: child.stdout });
  const first = new Promise<string>((resolve) => {
    reader.on('line', (line) => {
      lines.push(line);
      resolve(line);
    });
  });
  return {
    child,
    lines,
    ended,
    stderr: () => errors,
    line: async () => {
      const line = await Promise.race([first, ended.then(() => null)]);
      if (line === null) throw new Error(`floe ${argv[0]} ended: ${errors}`);
      return JSON.parse(line);
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}
