/** Runs the tools that are commands rather than tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { COMPILED } from './compiled.ts';
import type { Outcome } from './part.ts';

const bin = join(import.meta.dirname, '../../node_modules/.bin');

export interface Run {
  code: number;
  output: string;
}

/** Runs a tool of the repository, under the repository's Node, and answers its code and everything it printed. */
export async function run(tool: string, args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawn(join(bin, tool), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...COMPILED, ...env },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => said.push(part));
  }
  const [code] = await once(child, 'close');
  return { code: code ?? 1, output: said.join('') };
}

/** A command that either passes or fails; `problems` finds the failures in its output, so that each one counts. */
export async function check(tool: string, args: readonly string[], problems?: RegExp): Promise<Outcome> {
  const { code, output } = await run(tool, args);
  if (code === 0) return { passed: 1, failed: 0 };
  const found = problems ? [...output.matchAll(problems)].length : 0;
  return { passed: 0, failed: Math.max(1, found), report: output };
}
