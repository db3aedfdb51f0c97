import type { FieldProblem } from '../../src/contract/errors.ts';
import { describeMistake } from './field-words.ts';

/** One mistake as Polar (pydantic) lists it. */
interface Mistake {
  readonly type: string;
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/**
 * Polar's list of mistakes as fields. Of a union body Polar reports every member at once, and `loc` names members
 * and types beside fields: the member that was nearly right is kept, and only field names stay in the path.
 *
 * @example fieldProblems([{ type: 'missing', loc: ['body', 'individual', 'email'], msg: 'Field required' }])
 * // [{ path: 'email', code: 'required', message: 'This is needed.' }]
 */
export function fieldProblems(detail: unknown): FieldProblem[] {
  const mistakes = (Array.isArray(detail) ? detail : []).filter(isMistake);
  const fields = new Map<string, FieldProblem>();
  for (const { type, loc, msg } of nearest(mistakes)) {
    const path = loc.slice(1).filter(isField).join('.');
    if (!fields.has(path)) fields.set(path, { path, ...describeMistake(type, msg) });
  }
  return [...fields.values()];
}

/** Of the members of a union, the mistakes of the one that fits best; mistakes outside of a union all stay. */
function nearest(mistakes: readonly Mistake[]): Mistake[] {
  const members = new Map<string, Mistake[]>();
  for (const mistake of mistakes) {
    const member = memberOf(mistake);
    members.set(member, [...(members.get(member) ?? []), mistake]);
  }
  const outside = members.get('') ?? [];
  members.delete('');
  const byFit = [...members.values()].sort((a, b) => distance(a) - distance(b));
  return [...outside, ...(byFit[0] ?? [])];
}

/** Another member's field is missing here, and ours is unknown there: both tell that the member was not meant. */
function distance(mistakes: readonly Mistake[]): number {
  const foreign = mistakes.filter(({ type }) => type === 'missing' || type === 'extra_forbidden');
  return foreign.length * 1_000 + mistakes.length;
}

const memberOf = ({ loc }: Mistake): string => {
  const name = loc[1];
  return typeof name === 'string' && isSchemaName(name) ? name : '';
};

/** Names of models, and of pydantic's own wrappers such as `function-after[…]`, `literal['now']`, `[key]`. */
const isSchemaName = (part: string): boolean => /^[A-Z]/.test(part) || /[^a-z0-9_]/.test(part);

/** Tags of Polar's unions and names of plain types, which stand in `loc` beside the fields. */
const TAGS = new Set(
  (
    'individual team one_time recurring fixed percentage custom free seat_based metered_unit unit_based license_keys ' +
    'downloadables meter_credit feature_flag text number date checkbox select int float bool datetime str'
  ).split(' '),
);

/** At the end of a path a tag may be a field of that name (`custom`, `date`): nothing else would be left to point at. */
function isField(part: string | number, index: number, parts: readonly (string | number)[]): boolean {
  if (typeof part === 'number') return true;
  if (isSchemaName(part)) return false;
  return !TAGS.has(part) || parts.length === 1 || (index === parts.length - 1 && !isTypeName(part));
}

const isTypeName = (part: string): boolean => /^(int|float|bool|datetime|str)$/.test(part);

function isMistake(value: unknown): value is Mistake {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'loc' in value &&
    Array.isArray(value.loc) &&
    'msg' in value &&
    typeof value.msg === 'string'
  );
}
