import { babelParse, types as t } from 'storybook/internal/babel';

/** A file as a tree. */
export const parse = (code: string): t.File => babelParse(code);

/** This node and every node below it, in the order they are written. */
export function* below(node: t.Node): Generator<t.Node> {
  yield node;
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const child: unknown = node[key as keyof t.Node];
    for (const one of Array.isArray(child) ? child : [child]) if (t.isNode(one)) yield* below(one);
  }
}

/** What is written in quotes, placeholders and all; undefined for anything that is reckoned. */
export function literal(node: t.Node | null | undefined): string | undefined {
  if (t.isStringLiteral(node)) return node.value;
  if (t.isTemplateLiteral(node) && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** A property of an object as it is written, method or value. */
export function property(object: t.Node | null | undefined, name: string): t.Node | undefined {
  if (!t.isObjectExpression(object)) return undefined;
  const found = object.properties.find((one) => !t.isSpreadElement(one) && t.isIdentifier(one.key, { name }));
  return t.isObjectProperty(found) ? found.value : found;
}
