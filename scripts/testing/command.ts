/** Runs the tools that are commands rather than tests. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './part.ts';

const bin = join(import.meta.dirname, '../../node_modules/.bin');

export interface Run {
  code: number;
  output: string;
}

/** Runs a tool of the repository, under the repository's Node, and answers its code and everything it printed. */
export function run(tool: string, args: readonly string[], env: Record<string, string> = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(join(bin, tool), args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
  });
  if (error) throw error;
  return { code: status ?? 1, output: `${stdout}${stderr}` };
}

/** A command that either passes or fails; `problems` finds the failures in its output, so that each one counts. */
export function check(tool: string, args: readonly string[], problems?: RegExp): Outcome {
  const { code, output } = run(tool, args);
  if (code === 0) return { passed: 1, failed: 0 };
  const found = problems ? [...output.matchAll(problems)].length : 0;
  return { passed: 0, failed: Math.max(1, found), report: output };
}
