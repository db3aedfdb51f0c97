import type { Answer, CallContext } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { Passage } from '../polar/port.ts';
import type { PolarInput } from './input.ts';

/** The query of a page: Floe's names for how much and in what order, and the place the cursor stands for. */
export function pageQuery({ query }: PolarInput, { position }: CallContext): PolarInput['query'] {
  const { sort, ...rest } = query;
  return { ...rest, ...(sort ? { sorting: sort } : {}), ...(position === null ? {} : { page: [String(position)] }) };
}

/** Polar's answer as Floe's: a list's items with where it goes on, anything else as it is. */
export function envelopeAnswer(passage: Passage, { isList, page }: { isList: boolean; page: number }): Answer {
  const { status, body } = passage;
  if (body !== null && typeof body !== 'string') return { result: passage };
  const value = readValue(passage);
  const accepted = status === 202;
  if (!isList || !isPage(value)) return { result: value, accepted, trail: { status } };
  const { items, pagination } = value;
  const hasMore = pagination.has_next_page ?? page < (pagination.max_page ?? 0);
  const total = pagination.total_count;
  return { result: items, next: hasMore ? page + 1 : null, ...(total === undefined ? {} : { total }) };
}

function readValue({ body, headers }: Passage): unknown {
  if (typeof body !== 'string') return null;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return body;
  try {
    return JSON.parse(body);
  } catch {
    throw new FloeProblem('upstream_error', { detail: 'Polar’s answer cannot be read.', maybeDone: true });
  }
}

interface Page {
  readonly items: readonly unknown[];
  readonly pagination: { readonly total_count?: number; readonly max_page?: number; readonly has_next_page?: boolean };
}

function isPage(value: unknown): value is Page {
  if (typeof value !== 'object' || value === null || !('items' in value && 'pagination' in value)) return false;
  return Array.isArray(value.items) && typeof value.pagination === 'object' && value.pagination !== null;
}
