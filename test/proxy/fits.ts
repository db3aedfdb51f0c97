import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseModels } from '../../scripts/catalogue/models.ts';
import { keyOf, readServices } from '../../scripts/catalogue/read-services.ts';
import type { Schema } from '../../server-adapter/polar/catalogue/schema.ts';

const sdk = readServices(join(import.meta.dirname, '../../node_modules/@polar-sh/sdk/dist/2026-10/services'));
const responses = new Map(sdk.operations.map((operation) => [keyOf(operation), operation.response]));
const all = sdk.operations.flatMap(({ response }) => (response ? [{ body: response }] : []));
const models = parseModels(readFileSync(sdk.models, 'utf8'), all);

/** Where an answer is not what Polar's SDK says it is; empty where it is, or where the SDK says nothing. */
export function misfits(at: string, body: unknown): string[] {
  const schema = responses.get(at);
  return schema ? misfit(schema, body, '') : [];
}

/** Fields the SDK has and the recorded server has not: its own schema does not know them either. */
const NEWER =
  /\/(member|member_id|(start|end)_timestamp|seats|units|is_default|is_deletable|api_version|uses_standard_webhook_signature)$/;

function misfit(schema: Schema, value: unknown, path: string): string[] {
  if ('$ref' in schema && typeof schema.$ref === 'string') return misfit(models[schema.$ref] ?? {}, value, path);
  if ('anyOf' in schema && Array.isArray(schema.anyOf)) {
    const tries = schema.anyOf.map((one: Schema) => misfit(one, value, path));
    return tries.some(({ length }) => length === 0) ? [] : (tries.sort((a, b) => a.length - b.length)[0] ?? []);
  }
  // Values nobody knows yet pass.
  if ('enum' in schema || !('type' in schema)) return [];
  const is = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (is !== schema.type) return [`${path || '/'}: ${is}, not ${schema.type}`];
  if (schema.type === 'array' && 'items' in schema && Array.isArray(value))
    return value.flatMap((item, at) => misfit(schema.items as Schema, item, `${path}/${at}`));
  if (!('properties' in schema) || typeof value !== 'object' || value === null) return [];
  const { properties, required = [] } = schema as { properties: Record<string, Schema>; required?: readonly string[] };
  return [
    ...required.filter((name) => !(name in value) && !NEWER.test(`/${name}`)).map((name) => `${path}/${name}: missing`),
    ...Object.entries(value).flatMap(([name, member]) =>
      properties[name] ? misfit(properties[name], member, `${path}/${name}`) : [],
    ),
  ];
}
