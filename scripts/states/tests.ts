import { globSync, readFileSync } from 'node:fs';
import { types as t } from 'storybook/internal/babel';
import { literal, parse } from './parse.ts';

const GROUPS = new Set(['describe']);
const TESTS = new Set(['it', 'test']);

/**
 * The tests of a file by their full names, as Vitest prints them: `file > group > test`. A test told for several values
 * keeps its placeholders. One that is skipped or still to do is none.
 */
export function testsIn(file: string, code = readFileSync(file, 'utf8')): string[] {
  return namesIn(parse(code).program.body).map((name) => `${file} > ${name}`);
}

/** Every test there is. */
export const everyTest = (): string[] =>
  globSync('test/**/*.test.{ts,tsx}')
    .toSorted()
    .flatMap((file) => testsIn(file));

function namesIn(body: readonly t.Node[]): string[] {
  return body.flatMap((node) => {
    const call = t.isExpressionStatement(node) ? node.expression : undefined;
    if (!t.isCallExpression(call)) return [];
    const name = literal(call.arguments[0]);
    const kind = kindOf(call.callee);
    if (name === undefined || !kind) return [];
    if (TESTS.has(kind)) return [name];
    const inner = call.arguments.at(-1);
    const block = t.isFunction(inner) && t.isBlockStatement(inner.body) ? inner.body.body : [];
    return GROUPS.has(kind) ? namesIn(block).map((below) => `${name} > ${below}`) : [];
  });
}

/** `it`, `it.each(…)`, `describe.each(…)`: what the call makes, or nothing for a skipped one. */
function kindOf(callee: t.Node): string | undefined {
  if (t.isIdentifier(callee)) return callee.name;
  if (!t.isCallExpression(callee) || !t.isMemberExpression(callee.callee)) return undefined;
  const { object, property } = callee.callee;
  return t.isIdentifier(property, { name: 'each' }) && t.isIdentifier(object) ? object.name : undefined;
}
