import { globSync, readFileSync } from 'node:fs';
import { types as t } from 'storybook/internal/babel';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { literal, parse, property } from './parse.ts';
import { lackOf } from './plays.ts';

/** A story as it stands in its file. */
export interface Story {
  /** As Storybook's address names it. */
  id: string;
  title: string;
  name: string;
  file: string;
  /** Why its play test proves nothing; null where it looks at something. */
  lack: string | null;
}

/** The stories of a file, read and not run. */
export function storiesIn(file: string, code = readFileSync(file, 'utf8')): Story[] {
  const { program } = parse(code);
  const title = literal(property(argumentOf(program, 'meta'), 'title')) ?? '';
  return program.body.flatMap((node) => {
    if (!t.isExportNamedDeclaration(node) || !t.isVariableDeclaration(node.declaration)) return [];
    return node.declaration.declarations.flatMap(({ id, init }) => {
      if (!t.isIdentifier(id) || !isCall(init, 'story')) return [];
      const [annotations] = init.arguments;
      const name = literal(property(annotations, 'name')) ?? storyNameFromExport(id.name);
      const lack = lackOf(property(annotations, 'play'));
      return [{ id: toId(title, storyNameFromExport(id.name)), title, name, file, lack }];
    });
  });
}

/** Every story there is. */
export const everyStory = (): Story[] =>
  globSync('stories/**/*.stories.tsx')
    .toSorted()
    .flatMap((file) => storiesIn(file));

const isCall = (node: t.Node | null | undefined, method: string): node is t.CallExpression =>
  t.isCallExpression(node) &&
  t.isMemberExpression(node.callee) &&
  t.isIdentifier(node.callee.property, { name: method });

/** What the file's `preview…meta({…})` is called with. */
function argumentOf(program: t.Program, method: string): t.Node | undefined {
  for (const node of program.body) {
    if (!t.isVariableDeclaration(node)) continue;
    for (const { init } of node.declarations) if (isCall(init, method)) return init.arguments[0];
  }
}
