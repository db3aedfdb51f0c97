import { types as t } from 'storybook/internal/babel';
import { below } from './parse.ts';

/** Calls that look at what a person sees, by the word that names them. */
const LOOKS = new Set(['shown', 'toBeVisible', 'toHaveTextContent', 'toHaveValue']);

/**
 * Why a play test proves nothing, or null. It has to look for written words: a call that says something is visible, and
 * a text of its own to find it by.
 */
export function lackOf(play: t.Node | undefined): string | null {
  if (!play) return 'has no play test';
  if (!t.isFunction(play)) return 'takes its play test from elsewhere, where nobody looks at it';
  if (t.isBlockStatement(play.body) && play.body.body.length === 0) return 'has an empty play test';
  const looks = [...below(play.body)].filter((node) => t.isCallExpression(node) && LOOKS.has(nameOf(node.callee)));
  if (looks.length === 0) return 'looks at nothing that can be seen';
  return looks.some(hasWords) ? null : 'looks for no words';
}

function nameOf(callee: t.Node): string {
  const named = t.isMemberExpression(callee) ? callee.property : callee;
  return t.isIdentifier(named) ? named.name : '';
}

/** A word of its own: what is found by role alone, or by a selector, could say anything. */
const hasWords = (look: t.Node): boolean =>
  [...below(look)].some(
    (node) =>
      t.isRegExpLiteral(node) ||
      (t.isCallExpression(node) && /Text|Value/.test(nameOf(node.callee)) && node.arguments.length > 0) ||
      (t.isObjectProperty(node) && t.isIdentifier(node.key, { name: 'name' })),
  );
