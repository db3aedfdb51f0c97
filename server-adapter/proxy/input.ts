import * as z from 'zod/mini';
import { once } from '../../src/contract/define.ts';

/** A call of one of Polar's operations, as it comes through a door. */
export interface PolarInput {
  /** What stands in the place of the path's names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly body?: unknown;
  /** Where a list goes on. */
  readonly cursor?: string;
  /** Of Polar's API; null names none. */
  readonly version?: string | null;
  /** Who acts, where the customer is a team: Polar's id of the member. */
  readonly member?: string;
}

/** Versions of Polar's API that are passed on. */
export const VERSIONS: readonly string[] = ['2026-04', '2026-10'];

/** The doors have made the input themselves, and what is inside Polar checks. */
export const anything = once(() => z.unknown());

/** The query of an address by name, in the order it came. */
export function queryOf(search: string): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  if (search === '') return query;
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(query, name)) query[name]?.push(value);
    else Object.defineProperty(query, name, { value: [value], enumerable: true, configurable: true, writable: true });
  }
  return query;
}
