import { polarOperations } from './catalogue.ts';
import type { PolarOperation } from './operation.ts';

/** An operation and what stands in the place of its path's names. */
export interface Matched {
  readonly operation: PolarOperation;
  readonly params: Readonly<Record<string, string>>;
}

interface Step {
  readonly fixed: Map<string, Step>;
  open: Step | null;
  readonly here: PolarOperation[];
}

const stepOf = (): Step => ({ fixed: new Map(), open: null, here: [] });

let root: Step | undefined;

/**
 * The operation at a method and a path, spelled as Polar spells it; one slash more or less at the end is forgiven, for
 * Polar would answer with a redirect that nobody follows. A fixed word goes before a name: `…/external/x` is no `{id}`.
 */
export function matchOperation(method: string, path: string): Matched | null {
  root ??= planted();
  const segments = path.replace(/\/$/, '').split('/');
  const found = walk(root, segments, []);
  const operation = found?.step.here.find((one) => one.method === method);
  if (!found || !operation) return null;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return { operation, params: Object.fromEntries(names.map((name, at) => [name, found.values[at] ?? ''])) };
}

/** The methods some operation takes at a path; none where there is no such path. */
export function methodsAt(path: string): readonly string[] {
  root ??= planted();
  return walk(root, path.replace(/\/$/, '').split('/'), [])?.step.here.map(({ method }) => method) ?? [];
}

function walk(step: Step, [segment, ...rest]: readonly string[], values: readonly string[]): Found | null {
  if (segment === undefined) return step.here.length > 0 ? { step, values } : null;
  const fixed = step.fixed.get(segment);
  const found = fixed && walk(fixed, rest, values);
  if (found) return found;
  const value = step.open && plain(segment);
  return step.open && value ? walk(step.open, rest, [...values, value]) : null;
}

interface Found {
  readonly step: Step;
  readonly values: readonly string[];
}

function planted(): Step {
  const top = stepOf();
  for (const operation of polarOperations.values()) {
    let step = top;
    for (const segment of operation.path.replace(/\/$/, '').split('/')) {
      const isName = segment.startsWith('{');
      const next = (isName ? step.open : step.fixed.get(segment)) ?? stepOf();
      if (isName) step.open = next;
      else step.fixed.set(segment, next);
      step = next;
    }
    step.here.push(operation);
  }
  return top;
}

/** A segment as text; null where it is none, or could climb out of the path. */
function plain(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return text === '' || /^\.+$/.test(text) || /[/\\]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** The path of a call: what stands for the names is spelled so that it stays one segment. */
export function pathOf({ operation, params }: Matched): string {
  return operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
}
