import * as z from 'zod/mini';
import { words } from '../server-adapter/mcp/tools/words.ts';
import { contract } from '../src/contract/contract.ts';
import type { Operation } from '../src/contract/define.ts';
import { PROBLEMS } from '../src/contract/errors.ts';
import type { OperationName } from '../src/contract/types.ts';

const operations: Readonly<Record<string, Operation>> = contract;

/** The page about every operation and every way to fail, straight from the contract. */
export function operationsPage(): string {
  const domains = Map.groupBy(Object.entries(operations), ([name]) => name.split('.', 1)[0] ?? '');
  return [
    '# Operations',
    '',
    '<!-- Printed from the contract by scripts/print-operations.ts. Do not edit. -->',
    '',
    'Each operation is called with `POST {base}/{operation}`, the header `Floe-Client: 1` and the body `{"input": …}`; agents',
    'and services add `"customer": {"id": …}` where the operation is about a customer. A field marked `*` is required, one',
    'marked `†` is for agents and services only. A customer acts for itself only. The tool is what [a model](mcp.md) calls it by.',
    ...[...domains].flatMap(([domain, entries]) => ['', `## ${domain}`, '', ...table(entries)]),
    '',
    '## Problems',
    '',
    '| code | status | meaning |',
    '|---|---|---|',
    ...Object.entries(PROBLEMS).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
    '',
  ].join('\n');
}

function table(entries: readonly [string, Operation][]): string[] {
  return [
    '| operation | | what it does | input | customer | agents and services need | risk | tool |',
    '|---|---|---|---|---|---|---|---|',
    ...entries.map(([name, entry]) => `| ${row(name, entry).join(' | ')} |`),
  ];
}

function row(name: string, { kind, list, summary, input, customerMay, allow, risk, key }: Operation): string[] {
  return [
    `\`${name}\``,
    list ? 'list' : kind,
    summary,
    fieldsOf(input(), allow.customer ? customerMay : undefined),
    allow.customer ? 'itself' : '–',
    allow.agent ? `\`${allow.agent}\`` : '–',
    key ? `${risk}; needs an \`Idempotency-Key\`` : risk,
    toolOf(name),
  ];
}

/** Its name for models; nothing where they are not told of it. */
function toolOf(name: string): string {
  const said = Object.hasOwn(words, name) ? words[name as OperationName] : undefined;
  return said && 'tool' in said ? `\`${said.tool}\`` : '–';
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

function fieldsOf(schema: z.ZodMiniType, customerMay: readonly string[] | undefined): string {
  const { oneOf, anyOf, ...whole } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const shapes = oneOf ?? anyOf ?? [whole];
  const names = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const marked = names.map((name) => {
    const required = shapes.every((shape) => shape.required?.includes(name)) ? '*' : '';
    return `\`${name}\`${required}${customerMay && !customerMay.includes(name) ? '†' : ''}`;
  });
  return marked.join(', ') || '–';
}
