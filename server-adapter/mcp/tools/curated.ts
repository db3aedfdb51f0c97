import * as z from 'zod/mini';
import { contract } from '../../../src/contract/contract.ts';
import type { Operation } from '../../../src/contract/define.ts';
import { flattened, type JsonSchema, type ObjectSchema, tolerant } from './schema.ts';
import { refOf, type Tool } from './tool.ts';
import type { Words } from './word.ts';
import { words } from './words.ts';

/** Floe's own operations as tools. */
export function curatedTools(): Tool[] {
  const operations: Readonly<Record<string, Operation>> = contract;
  return Object.entries<Words>(words).flatMap(([operation, said]) => {
    const entry = operations[operation];
    return entry && 'tool' in said ? [curated(operation, entry, said)] : [];
  });
}

function curated(operation: string, entry: Operation, { tool, title, use }: Extract<Words, { tool: string }>): Tool {
  const form = made(() => inputOf(entry));
  const isAbout = entry.subject !== 'none';
  return {
    name: tool,
    title,
    description: describe(use, entry),
    operation,
    alias: operation,
    entry,
    isPolar: false,
    tags: [(entry.allow.agent ?? '').replace(/:.*/, '')],
    input: (isPinned) => (isAbout && !isPinned ? withCustomer(form(), entry) : form()),
    output: entry.kind === 'query' ? answerOf(entry) : ASKED,
    read: ({ customer, ...input }) => ({ input, customer: isAbout ? refOf(customer) : undefined }),
  };
}

/** What a model must know of every change. */
export function describe(use: string, { kind }: Pick<Operation, 'kind'>): string {
  if (kind === 'query') return use;
  return `${use} A person has to confirm it: the answer is a link to give to them, and nothing happens before they say yes.`;
}

function inputOf({ input }: Operation): ObjectSchema {
  const { $schema: _schema, ...schema } = z.toJSONSchema(input(), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  return flattened(schema);
}

const ANY_NAME = 'Whose: Polar’s customer id, the shop’s own id of the customer, or an e-mail address.';
const BY_ID = 'Whose: Polar’s customer id, as customer_search gives it.';

export function withCustomer(
  schema: ObjectSchema,
  { kind, subject }: Pick<Operation, 'kind' | 'subject'>,
): ObjectSchema {
  const customer = { type: 'string', description: kind === 'query' ? ANY_NAME : BY_ID };
  const required = schema.required ?? [];
  return {
    ...schema,
    properties: { customer, ...schema.properties },
    required: subject === 'customer' ? ['customer', ...required] : required,
  };
}

function answerOf({ output }: Operation): ObjectSchema {
  const schema = z.toJSONSchema(output(), { io: 'output', unrepresentable: 'any' }) as JsonSchema;
  const { $defs, ...result } = tolerant(schema) as JsonSchema;
  return {
    type: 'object',
    properties: { result, total: { type: 'integer' }, next_cursor: { type: 'string' }, cut: { type: 'string' } },
    ...($defs ? { $defs } : {}),
  };
}

/** What a change answers: where a person confirms it, or, for tokens that need nobody's yes, what became of it. */
const ASKED: ObjectSchema = {
  type: 'object',
  properties: {
    status: { type: 'string' },
    confirmation_id: { type: 'string' },
    confirm_url: { type: 'string' },
    expires_at: { type: 'string' },
    result: {},
  },
};

function made<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
