/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly key?: { readonly name?: string };
  readonly id?: { readonly name?: string };
  readonly properties?: readonly Node[];
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[];
}

interface Path {
  readonly node: Node;
  readonly hub?: { readonly file?: { readonly opts?: { readonly filename?: string } } };
}

/** Fields of an operation's entry that are not about who may call it. */
const NOT_RIGHTS = new Set(['kind', 'summary', 'input', 'output', 'list', 'stales']);

/**
 * What is not mutated, and why; Stryker asks at every node, and what lies under a node it is told of is left as it is.
 * Single mutants that no test can tell apart stand in `alike.ts` instead.
 */
export function whyPassedOver({ node, hub }: Path): string | undefined {
  if (isSaid(node)) return 'a sentence for people: tests hold codes and facts, not wording';
  if (hub?.file?.opts?.filename?.includes('/src/contract/operations/') && !isOfRights(node)) return 'not about rights';
  return undefined;
}

/** In a file of the contract's entries: all but the fields above, and what is defined beside the entries. */
function isOfRights({ type, key, id }: Node): boolean {
  if (type === 'VariableDeclarator') return id?.name?.endsWith('Operations') === true;
  return type !== 'ObjectProperty' || !NOT_RIGHTS.has(key?.name ?? '');
}

/** A sentence, or an object that holds nothing else. */
function isSaid(node: Node): boolean {
  if (node.type === 'ObjectExpression') {
    const { properties = [] } = node;
    return properties.length > 0 && properties.every(({ value }) => isSentence(value as Node));
  }
  return isSentence(node);
}

function isSentence(node: Node | undefined): boolean {
  const text = node?.type === 'StringLiteral' ? node.value : textOf(node);
  return typeof text === 'string' && /^[A-Z].* .*[.!?:]\s*$/s.test(text);
}

const textOf = (node: Node | undefined): string | undefined =>
  node?.type === 'TemplateLiteral' ? node.quasis?.map(({ value }) => value.raw).join('…') : undefined;

/** Stryker finds its plugins under this name. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'passed-over', value: { shouldIgnore: whyPassedOver } }];
