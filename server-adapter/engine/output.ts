import type { Operation } from '../../src/contract/define.ts';
import { fits } from './fits.ts';
import type { Issue } from './input.ts';

/** An answer that does not fit its schema: where, never what. */
export interface Drift {
  readonly paths: readonly string[];
}

/**
 * Compares an answer with its schema. It never fails: a changed field of Polar must not take a screen down, and a
 * mutation has happened whatever its answer looks like. A query loses the fields that do not fit; a mutation keeps all.
 */
export function checkOutput(entry: Operation, result: unknown): { result: unknown; drift: Drift | null } {
  const schema = entry.output();
  if (fits(schema, result)) return { result, drift: null };
  const parsed = schema.safeParse(result);
  if (parsed.success) return { result, drift: null };
  const issues: readonly Issue[] = parsed.error.issues;
  const drift = { paths: issues.map(({ path }) => path.map(String).join('.')) };
  return { result: entry.kind === 'mutation' ? result : without(result, issues), drift };
}

/** A copy, because the original may sit in a cache. */
function without(result: unknown, issues: readonly Issue[]): unknown {
  const copy: unknown = structuredClone(result);
  for (const { path } of issues) drop(copy, path);
  return copy;
}

function drop(root: unknown, path: readonly PropertyKey[]): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let at: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = Reflect.get(at, step);
  }
  if (typeof at !== 'object' || at === null) return;
  if (Array.isArray(at)) Reflect.set(at, last, null);
  else Reflect.deleteProperty(at, last);
}
