// Every regular expression of the kit and of the contract reads an input once: what would take it seconds, were it
// backtracking, runs into the limit of its test.
import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'rolldown/utils';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { sourceFiles } from '../../scripts/package/imports.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';

const LONG = 100_000;
/** Long enough that turning back at every place takes longer than a test may. */
const REPEATED = 300_000;
const CHARS = ['a', 'A', 'e', '0', '-', '_', '.', '+', ' ', '\t', '\n', '/', ':', '@', '"', "'", '\\', '=', '{', '%'];
/** Those that one expression repeats beside another. */
const PAIRED = ['a', '0', '-', '.', ' ', ':', '@', '"', '\\', '='];

/** By where they stand. The simulator is no part of a server. */
function expressions(): Map<string, RegExp> {
  const found = new Map<string, RegExp>();
  const files = sourceFiles('src', 'server-adapter').filter((file) => !file.startsWith('src/simulator'));
  for (const file of files) {
    const { program } = parseSync(file, readFileSync(file, 'utf8'));
    new Visitor({
      Literal: (node) => {
        if (!('regex' in node) || !node.regex) return;
        const { pattern, flags } = node.regex;
        found.set(`${file} ${pattern}`, new RegExp(pattern, flags));
      },
    }).visit(program);
  }
  for (const [name, { input }] of Object.entries<Operation>(contract)) {
    const schema = JSON.stringify(z.toJSONSchema(input(), { io: 'input', unrepresentable: 'any' }));
    for (const [, pattern = ''] of schema.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)) {
      const source: string = JSON.parse(pattern);
      if (![...found.keys()].some((key) => key.endsWith(` ${source}`)))
        found.set(`${name} ${source}`, new RegExp(source));
    }
  }
  return found;
}

/** Inputs that come close to fitting, over and over. */
function* adversaries(source: string): Generator<string> {
  const words = [...new Set(source.match(/[A-Za-z_]{2,}|:\\\/\\\//g) ?? [])].map((word) => word.replaceAll('\\', ''));
  for (const char of CHARS) yield `${char.repeat(LONG)}\0`;
  for (const one of PAIRED) for (const other of PAIRED) yield `${`${one}${other}`.repeat(REPEATED / 2)}\0`;
  for (const word of words) {
    for (const one of ['-', '.', ' ', '=', '"']) yield `${`${one}${word}`.repeat(REPEATED / (word.length + 1))}\0`;
  }
}

const all = expressions();

it('finds them where they are', () => {
  expect(all.size).toBeGreaterThan(60);
  expect([...all.keys()].some((key) => key.startsWith('server-adapter/engine/redact.ts'))).toBe(true);
});

describe('a long text is read once by', () => {
  it.each([...all])('%s', { timeout: 10_000 }, (_name, expression) => {
    for (const text of adversaries(expression.source)) {
      expression.lastIndex = 0;
      // Both ways they are used: looking for one place, and replacing all.
      if (expression.global) text.replace(expression, '');
      else expression.test(text);
    }
  });
});
