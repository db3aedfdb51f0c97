import { matchOperation } from '../polar/catalogue/match.ts';
import type { PolarOperation } from '../polar/catalogue/operation.ts';
import type { Schema } from '../polar/catalogue/schema.ts';
import { sdkModels } from '../polar/catalogue/sdk.gen.ts';
import type { Passage, PolarRequest, PolarResult } from '../polar/port.ts';

type Place = 'query' | 'body' | 'events' | null;

const places = new Map<PolarOperation, Place>();

/** Where an operation takes the organization it is about. */
function placeOf(operation: PolarOperation): Place {
  const known = places.get(operation);
  if (known !== undefined) return known;
  const found = findPlace(operation);
  places.set(operation, found);
  return found;
}

function findPlace({ name, subject, method, query, body }: PolarOperation): Place {
  if (subject !== 'merchant') return null;
  if (takes(query)) return 'query';
  if (name === 'events:ingest') return 'events';
  return method === 'POST' && takes(body) ? 'body' : null;
}

function takes(schema: Schema | undefined): boolean {
  if (!schema) return false;
  if ('$ref' in schema) return takes(sdkModels[schema.$ref as string]);
  if ('anyOf' in schema) return (schema.anyOf as readonly Schema[]).some(takes);
  return 'properties' in schema && Object.hasOwn(schema.properties as object, 'organization_id');
}

/**
 * The request as a person's token sends it: every list and everything new names the organization. Null where it names
 * another one.
 */
export function pinned(request: PolarRequest, id: string): PolarRequest | null {
  const operation = matchOperation(request.method, request.path)?.operation;
  if (!operation) return request;
  const place = placeOf(operation);
  if (place === 'query') {
    const named = request.query?.organization_id ?? id;
    const isOurs = (Array.isArray(named) ? named : [named]).every((one) => one === id);
    return isOurs ? { ...request, query: { ...request.query, organization_id: id } } : null;
  }
  if (place === 'body') return withBody(request, named(request.body, id));
  if (place !== 'events' || !isFields(request.body) || !Array.isArray(request.body.events)) return request;
  const events = request.body.events.map((event: unknown) => named(event, id));
  return events.includes(null) ? null : withBody(request, { ...request.body, events });
}

const withBody = (request: PolarRequest, body: unknown): PolarRequest | null =>
  body === null ? null : { ...request, body };

function named(body: unknown, id: string): unknown {
  if (!isFields(body)) return body ?? { organization_id: id };
  const given = body.organization_id ?? id;
  return given === id ? { ...body, organization_id: id } : null;
}

/** Whether an answer speaks of another organization, however deep. */
export function isForeign(result: PolarResult, request: PolarRequest, id: string): boolean {
  if (!result.ok) return false;
  if (request.passage === undefined) return speaksOfAnother(result.body, id);
  // Whoever asks for a passage gets one; what flows is a table without ids of organizations.
  const { body } = result.body as Passage;
  return typeof body === 'string' && speaksOfAnother(parsed(body), id);
}

function speaksOfAnother(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => speaksOfAnother(item, id));
  if (!isFields(value)) return false;
  for (const [name, member] of Object.entries(value)) {
    if (name === 'organization_id' && typeof member === 'string' && member !== id) return true;
    if (typeof member === 'object' && speaksOfAnother(member, id)) return true;
  }
  return false;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
