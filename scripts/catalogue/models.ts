/** The models of the SDK that requests are made of. */
import type { Schema } from '../../server-adapter/polar/catalogue/schema.ts';
import { parseFields, parseType } from './parse-types.ts';

/** Those that queries and bodies refer to, and what these refer to in turn, by name. */
export function parseModels(
  declared: string,
  requests: readonly { readonly query?: Schema; readonly body?: Schema }[],
): Record<string, Schema> {
  const models = new Map<string, Schema>();
  const waiting = requests.flatMap(({ query, body }) => [...namesIn(query), ...namesIn(body)]);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (models.has(name)) continue;
    const model = modelOf(declared, name);
    models.set(name, model);
    waiting.push(...namesIn(model));
  }
  return Object.fromEntries([...models].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function modelOf(declared: string, name: string): Schema {
  const fields = new RegExp(
    `^interface ${name}(?: extends Record<string, never>)? (\\{\\}|\\{[\\s\\S]*?^\\})$`,
    'm',
  ).exec(declared)?.[1];
  if (fields) return parseFields(fields);
  const type = new RegExp(`^type ${name} = ([\\s\\S]*?);$`, 'm').exec(declared)?.[1];
  if (type) return parseType(type);
  throw new Error(`The SDK declares no model ${name}.`);
}

function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('$ref' in schema && typeof schema.$ref === 'string') return [schema.$ref];
  return Object.values(schema).flatMap(namesIn);
}
