import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { checkChain, genesis, nextRow } from '../../server-adapter/store/audit-chain.ts';
import type { AuditCheck, ChainHead, ChainRow } from '../../server-adapter/store/audit-port.ts';
import { auditRow } from '../store/rows.ts';
import { defineGate } from './gate.ts';

const number = (count: number) => count.toLocaleString('en');
const CONNECTION = 'acme';

type Rows = readonly ChainRow[];
/** What a row's hash must be after another's, as anybody can compute it who has read how. */
const seal = (previous: string, { seq, record }: Pick<ChainRow, 'seq' | 'record'>): ChainRow => ({
  seq,
  record,
  hash: createHash('sha256').update(`${previous}\n${seq}\n${record}`).digest('hex'),
});

/** Numbers and hashes rows anew from a place on: the forger knows the format and has the database. */
function resealed(rows: Rows, from: number): Rows {
  const sealed: ChainRow[] = [...rows.slice(0, from)];
  for (const { record } of rows.slice(from)) {
    const head = sealed.at(-1) ?? genesis(CONNECTION);
    sealed.push(seal(head.hash, { seq: head.seq + 1, record }));
  }
  return sealed;
}

const put = (rows: Rows, at: number, row: Partial<ChainRow>): Rows =>
  rows.map((old, index) => (index === at ? { ...old, ...row } : old));
const without = (rows: Rows, at: number, many = 1): Rows => rows.filter((_, index) => index < at || index >= at + many);

interface Place {
  readonly at: number;
  readonly other: number;
}

/** The ways to change a chain behind its back; each leaves another history than the one that was written. */
const TAMPERINGS: Record<string, (rows: Rows, place: Place) => Rows> = {
  'a changed record': (rows, { at }) => put(rows, at, { record: changed(rows[at]) }),
  'a changed hash': (rows, { at }) => put(rows, at, { hash: 'f'.repeat(64) }),
  'a changed record with its own hash': (rows, { at }) =>
    put(
      rows,
      at,
      seal(at === 0 ? genesis(CONNECTION).hash : (rows[at - 1]?.hash ?? ''), {
        seq: at + 1,
        record: changed(rows[at]),
      }),
    ),
  'a changed record and all hashes after it': (rows, { at }) =>
    resealed(put(rows, at, { record: changed(rows[at]) }), at),
  'a removed row': (rows, { at }) => without(rows, at),
  'a removed row, the rest numbered again': (rows, { at }) =>
    without(rows, at).map((row, index) => ({ ...row, seq: index + 1 })),
  'a removed row and all hashes after it': (rows, { at }) => resealed(without(rows, at), at),
  'two rows that changed places': (rows, { at, other }) =>
    put(put(rows, at, { record: rows[other]?.record ?? '' }), other, { record: rows[at]?.record ?? '' }),
  'two rows that changed places with their hashes': (rows, { at, other }) =>
    put(put(rows, at, { ...rows[other], seq: at + 1 }), other, { ...rows[at], seq: other + 1 }),
  'a row that was written twice': (rows, { at }) =>
    [...rows.slice(0, at + 1), ...rows.slice(at)].map((row, index) => ({ ...row, seq: index + 1 })),
  'a tail that was cut': (rows, { at }) => rows.slice(0, at),
  'a chain that begins anew': (rows, { at }) => resealed(rows.slice(at + 1), 0),
};

const changed = (row: ChainRow | undefined): string => (row?.record ?? '').replace('"amount":500', '"amount":900');

export type CheckRows = (rows: Rows, known: ChainHead) => Promise<AuditCheck>;

const ours: CheckRows = (rows, known) =>
  checkChain(CONNECTION, async (after) => rows.filter(({ seq }) => seq > after).sort((a, b) => a.seq - b.seq), {
    known,
  });

/** Every kind at every place once, so that no run depends on its luck; then as many as wanted by chance. */
function* tamperings(length: number, count: number): Generator<readonly [string, Place]> {
  const kinds = Object.keys(TAMPERINGS);
  const places = Array.from({ length }, (_, at) => ({ at, other: (at + 1) % length }));
  const each = kinds.flatMap((kind) => places.map((place) => [kind, place] as const)).slice(0, count);
  yield* each;
  const place = fc
    .uniqueArray(fc.nat({ max: length - 1 }), { minLength: 2, maxLength: 2 })
    .map(([at = 0, other = 0]) => ({ at, other }));
  yield* fc.sample(fc.tuple(fc.constantFrom(...kinds), place), count - each.length);
}

/** Which of so many tamperings a check does not find. */
export async function missedBy(check: CheckRows, count: number): Promise<string[]> {
  const rows: ChainRow[] = [];
  for (let id = 0; id < 24; id += 1) {
    const record = { kind: 'requested', ...auditRow({ id: `row ${id}` }) } as const;
    rows.push(await nextRow(rows.at(-1) ?? genesis(CONNECTION), record));
  }
  const known = rows.at(-1) ?? genesis(CONNECTION);
  const missed: string[] = [];
  for (const [name, at] of tamperings(rows.length, count)) {
    const tampered = TAMPERINGS[name]?.(rows, at) ?? rows;
    if ((await check(tampered, known)).ok) missed.push(`${name} at ${at.at + 1} of ${rows.length}`);
  }
  if (!(await check(rows, known)).ok) missed.push('nothing, and it is said to be broken');
  return missed;
}

/** Whoever holds the database can change it, and cannot hide it from who kept the head. */
export const tampering = defineGate({
  id: 'G9',
  goal: ({ count }: { count: number }) => `${number(count)} edits, removals, reorderings and tail cuts: all found`,
  bounds: { test: { count: 1_000 }, torture: { count: 50_000 } },
  run: async ({ count }) => {
    const missed = await missedBy(ours, count);
    return {
      figure: `${number(count - missed.length)} of ${number(count)}`,
      pass: missed.length === 0,
      why: missed[0],
    };
  },
});

/** The same walk by somebody who did not keep the head. */
export const withoutHead: CheckRows = (rows) => ours(rows, genesis(CONNECTION));
