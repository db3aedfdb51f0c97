import type { Operation, SchemaThunk } from '../../src/contract/define.ts';
import type { FieldProblem } from '../../src/contract/errors.ts';
import type { Caller } from './caller.ts';
import { FloeProblem } from './problem.ts';

/** What the schema library says about one mistake, as far as it is read here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: unknown;
  readonly keys?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

/** The parsed input, or throws `invalid_input` with a stable code for each field. */
export function parseInput(entry: Operation, input: unknown, caller: Caller): object {
  const hidden = caller.kind === 'customer' ? fieldsBeyond(entry, input) : [];
  if (hidden.length > 0) throw new FloeProblem('invalid_input', { errors: hidden });
  return parseWith(entry.input, input);
}

/** What fits a schema, or throws `invalid_input` with a stable code for each field. */
export function parseWith(schema: SchemaThunk, input: unknown): object {
  const parsed = schema().safeParse(input);
  if (parsed.success && isObject(parsed.data)) return parsed.data;
  const issues: readonly Issue[] = parsed.error?.issues ?? [];
  const errors = issues.flatMap((issue) => fieldProblems(issue, input));
  throw new FloeProblem('invalid_input', { errors });
}

/** A field only agents may send is refused by name, or a customer could set it where the schema allows it. */
function fieldsBeyond({ customerMay }: Operation, input: unknown): FieldProblem[] {
  if (!customerMay || typeof input !== 'object' || input === null) return [];
  return Object.keys(input)
    .filter((name) => !customerMay.includes(name))
    .map((path) => ({ path, code: 'not_allowed', message: 'A customer may not send this field.' }));
}

function fieldProblems(issue: Issue, input: unknown): FieldProblem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
    const at = path === '' ? '' : `${path}.`;
    return issue.keys.map((key) => ({
      path: `${at}${String(key)}`,
      code: 'unrecognized',
      message: 'This field is not known.',
    }));
  }
  return [{ path, ...describe(issue, valueAt(input, issue.path)) }];
}

function describe(issue: Issue, value: unknown): { code: string; message: string } {
  if (value === undefined) return { code: 'required', message: 'This is needed.' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', message: 'This has the wrong type.' };
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'not_one_of', message: 'This is not one of the known values.' };
    case 'invalid_format':
      return { code: 'bad_format', message: 'This is not written in the expected form.' };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'too_short', message: `This needs at least ${String(issue.minimum)}.` }
        : { code: 'too_small', message: `The least possible is ${String(issue.minimum)}.` };
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'too_long', message: `This may have at most ${String(issue.maximum)}.` }
        : { code: 'too_large', message: `The most possible is ${String(issue.maximum)}.` };
    default:
      return { code: 'invalid', message: 'This is not valid.' };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.getOwnPropertyDescriptor(at, step)?.value;
  }
  return at;
}
