import { type KeyDiff, MARK } from '../sink.ts';
import type { Constraint, Segment, Write } from './unleash-api.ts';

/** Unleash takes no empty list, and a segment without a list holds for everybody. */
const NOBODY = `${MARK}nobody`;

export interface Shape {
  readonly contextName: string;
  readonly project: string | null;
}

/** One of the segments that a key is spread over. */
interface Shard {
  readonly segment: Segment;
  readonly key: string;
  readonly n: number;
}

function shardOf(segment: Segment): Shard | null {
  const [, key, n] = /^floe-(.+)-([1-9]\d*)$/s.exec(segment.name) ?? [];
  return key === undefined ? null : { segment, key, n: Number(n) };
}

/** Those that bear our mark; whatever else there is, is not seen from here on. */
const ours = (segments: readonly Segment[]): Shard[] => segments.flatMap((segment) => shardOf(segment) ?? []);

export const keysOf = (segments: readonly Segment[]): string[] => [...new Set(ours(segments).map(({ key }) => key))];

export const ofKey = (segments: readonly Segment[], key: string): Shard[] =>
  ours(segments)
    .filter((shard) => shard.key === key)
    .sort((a, b) => a.n - b.n);

export function membersOf(shards: readonly Shard[], shape: Shape): Set<string> {
  return new Set(shards.flatMap(({ segment }) => namesIn(segment, shape)));
}

/** A segment that holds for others than it lists holds nobody of ours. */
function namesIn({ constraints }: Segment, { contextName }: Shape): string[] {
  const [only] = constraints;
  if (constraints.length !== 1 || only?.contextName !== contextName || isBent(only)) return [];
  return (only.values ?? []).filter((value) => value !== NOBODY);
}

const isBent = ({ operator, inverted, caseInsensitive, values = [] }: Constraint): boolean =>
  operator !== 'IN' || inverted === true || caseInsensitive === true || values.length === 0;

/** What puts segments of ours that somebody has bent back into their shape. */
export function shapedAgain(segments: readonly Segment[], shape: Shape): Write[] {
  return ours(segments).flatMap(({ segment }) => {
    const names = namesIn(segment, shape);
    const isWell = segment.constraints.length === 1 && listed(segment.constraints[0], shape);
    const { id, name } = segment;
    return isWell ? [] : [{ id, name, project: shape.project, constraints: listing(names, shape), isTaking: true }];
  });
}

const listed = (constraint: Constraint | undefined, { contextName }: Shape): boolean =>
  constraint !== undefined && constraint.contextName === contextName && !isBent(constraint);

interface Room {
  readonly shape: Shape;
  /** Members in one segment. */
  readonly most: number;
  /** Segments there are to be at least. */
  readonly shards?: number | undefined;
}

interface Plan {
  readonly writes: readonly Write[];
  readonly members: number;
  readonly shards: number;
}

/** Who moves in and out: nobody who stays is moved, and new ones come to where there is room, then to new segments. */
export function planOf(shards: readonly Shard[], diff: KeyDiff, { shape, most, shards: least = 0 }: Room): Plan {
  const gone = new Set(diff.revoke);
  const rows = shards.map(({ segment, n }) => {
    const before = namesIn(segment, shape);
    const names = before.filter((name) => !gone.has(name));
    return { id: segment.id as number | null, n, before: before.length, names, taken: before.length - names.length };
  });
  const known = new Set(rows.flatMap(({ names }) => names));
  const coming = [...new Set(diff.grant)].filter((name) => !known.has(name));
  const fresh = (n: number) => ({ id: null, n, before: 0, names: [] as string[], taken: 0 });
  for (let n = 1; n <= least; n += 1) if (!rows.some((row) => row.n === n)) rows.push(fresh(n));
  for (const row of rows) row.names.push(...coming.splice(0, Math.max(0, most - row.names.length)));
  for (let n = 1; coming.length > 0; n += 1) {
    if (rows.some((row) => row.n === n)) continue;
    const row = fresh(n);
    row.names.push(...coming.splice(0, most));
    rows.push(row);
  }
  const writes = rows
    .filter(({ id, before, names, taken }) => id === null || taken > 0 || names.length !== before)
    .map(({ id, n, names, taken }) => ({
      id,
      name: `${MARK}${diff.key}-${n}`,
      project: shape.project,
      constraints: listing(names, shape),
      isTaking: taken > 0,
    }));
  return { writes, members: rows.reduce((sum, { names }) => sum + names.length, 0), shards: rows.length };
}

const listing = (names: readonly string[], { contextName }: Shape): Constraint[] => [
  {
    contextName,
    operator: 'IN',
    values: names.length > 0 ? [...names] : [NOBODY],
    inverted: false,
    caseInsensitive: false,
  },
];
