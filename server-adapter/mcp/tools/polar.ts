import type { Catalogue } from '../../engine/catalogue.ts';
import { invalidField } from '../../engine/problem.ts';
import { polarOperations } from '../../polar/catalogue/catalogue.ts';
import type { PolarOperation } from '../../polar/catalogue/operation.ts';
import { sdkModels } from '../../polar/catalogue/sdk.gen.ts';
import { nameInTrail } from '../../proxy/names.ts';
import { describe, withCustomer } from './curated.ts';
import type { JsonSchema, ObjectSchema } from './schema.ts';
import { refOf, type Tool, type ToolCall } from './tool.ts';
import { words } from './words.ts';

type Args = Readonly<Record<string, unknown>>;

/** All of Polar as tools, but for what is refused to everybody, answers credentials or sends data out. */
export async function polarTools({ find }: Catalogue): Promise<Tool[]> {
  const tools: Tool[] = [];
  for (const operation of polarOperations.values()) {
    const found = await find(nameInTrail(operation));
    if (!found || isWithheld(operation)) continue;
    const { entry } = found;
    const about = { kind: entry.kind, subject: entry.subject };
    const isPortal = operation.subject === 'portal';
    tools.push({
      name: toolName(operation.name),
      title: operation.name,
      description: describe(
        `${operation.summary || operation.name} (Polar: ${operation.method} ${operation.path})`,
        entry,
      ),
      operation: nameInTrail(operation),
      alias: operation.name,
      entry,
      isPolar: true,
      tags: operation.tags.map((tag) => tag.replaceAll('-', '_')),
      input: (isPinned) => (isPortal && !isPinned ? withCustomer(formOf(operation), about) : formOf(operation)),
      read: (args) => callOf(operation, args),
    });
  }
  return tools;
}

/** What nobody may, what is a credential or goes out, and what is carried out by something no model is told of. */
export function isWithheld({ effect, refusal, twin }: PolarOperation): boolean {
  if (twin && 'withheld' in words[twin]) return true;
  return refusal !== null || effect === 'secret' || effect === 'outbound';
}

/** `polar_orders_list` for `orders:list`: letters, digits and underscores, 64 at most. */
export function toolName(operation: string): string {
  return `polar_${operation
    .replace('customer_portal', 'portal')
    .replace(/[^a-z0-9]+/gi, '_')
    .toLowerCase()}`;
}

const MEMBER = { type: 'string', description: 'Of a customer that is a team: Polar’s id of the member who acts.' };

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

function formOf({ path, query, body, list, subject }: PolarOperation): ObjectSchema {
  const names = namesIn(path);
  const models = new Map<string, JsonSchema>();
  const params = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const properties: Record<string, JsonSchema> = {
    ...params,
    ...(subject === 'portal' ? { member: MEMBER } : {}),
    ...(query ? { query: withModels(query, models) } : {}),
    ...(body ? { body: withModels(body, models) } : {}),
    ...(list ? { cursor: { type: 'string', description: '`next_cursor` of the page before.' } } : {}),
  };
  return {
    type: 'object',
    properties,
    required: [...names, ...(body ? ['body'] : [])],
    additionalProperties: false,
    ...(models.size > 0 ? { $defs: Object.fromEntries(models) } : {}),
  };
}

/** A schema of the SDK with the models it names beside it. */
function withModels(schema: unknown, models: Map<string, JsonSchema>): JsonSchema {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => {
        if (name !== '$ref' || typeof value !== 'string') return [name, walk(value)];
        if (!models.has(value)) {
          models.set(value, {});
          models.set(value, walk(sdkModels[value] ?? {}) as JsonSchema);
        }
        return [name, `#/$defs/${value}`];
      }),
    );
  };
  return walk(schema) as JsonSchema;
}

function callOf({ path }: PolarOperation, { customer, member, query, body, cursor, ...params }: Args): ToolCall {
  const names = namesIn(path);
  return {
    customer: refOf(customer),
    input: {
      params: Object.fromEntries(names.map((name) => [name, segmentOf(name, params[name])])),
      query: asQuery(query),
      ...(body === undefined ? {} : { body }),
      ...(typeof cursor === 'string' ? { cursor } : {}),
      ...(typeof member === 'string' ? { member: segmentOf('member', member) } : {}),
    },
  };
}

/**
 * One segment of a path: an empty one would be another operation, dots would climb out of it, and half of a surrogate
 * pair can stand in no address.
 */
function segmentOf(name: string, value: unknown): string {
  const isText = typeof value === 'string' && value !== '' && value.length <= 300 && value.isWellFormed();
  if (isText && !/^\.+$|[/\\]/.test(value)) return value;
  throw invalidField(name, 'bad_format', 'This must be the id or name of one thing.');
}

/** The query as it would stand in an address; what is no plain value is left out. */
function asQuery(query: unknown): Record<string, string[]> {
  if (typeof query !== 'object' || query === null) return {};
  const plain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat().filter(plain).map(String)]),
  );
}
