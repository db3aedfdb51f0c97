// How rows hang together: the format anybody can recompute, and where a walk along the chain stops.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type AuditRecord, checkChain, genesis, nextRow } from '../../server-adapter/store/audit-chain.ts';
import type { ChainRow } from '../../server-adapter/store/audit-port.ts';
import { auditRow } from './rows.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const record = (id: string): AuditRecord => ({ kind: 'requested', ...auditRow({ id }) });

async function chain(length: number): Promise<ChainRow[]> {
  const rows: ChainRow[] = [];
  for (let n = 0; n < length; n += 1) rows.push(await nextRow(rows.at(-1) ?? genesis('acme'), record(`row ${n}`)));
  return rows;
}

/** Pages of two; remembers what it was asked for. */
function pages(rows: readonly ChainRow[]) {
  const asked: number[] = [];
  const load = async (after: number) => {
    asked.push(after);
    return rows.filter(({ seq }) => seq > after).slice(0, 2);
  };
  return { asked, load };
}

it('a row is the digest of the hash before it, its place and its record', async () => {
  expect(genesis('acme')).toEqual({ seq: 0, hash: 'floe:acme' });
  const [first, second] = await chain(2);
  expect(first).toMatchObject({ seq: 1, hash: digest(`floe:acme\n1\n${first?.record}`) });
  expect(second).toMatchObject({ seq: 2, hash: digest(`${first?.hash}\n2\n${second?.record}`) });
  expect(JSON.parse(first?.record ?? '')).toEqual(JSON.parse(JSON.stringify(record('row 0'))));
});

describe('a walk along the chain', () => {
  it.each([0, 1, 2, 3, 5])('of %d rows ends at its head', async (length) => {
    const rows = await chain(length);
    const { load, asked } = pages(rows);
    const head = rows.at(-1)?.hash ?? 'floe:acme';
    expect(await checkChain('acme', load)).toEqual({ ok: true, rows: length, head });
    expect(await checkChain('acme', load, { digest })).toEqual({ ok: true, rows: length, head });
    expect(asked.slice(0, 2)).toEqual(length === 0 ? [0, 0] : [0, Math.min(2, length)]);
  });

  it.each([
    ['a gap', (rows: ChainRow[]) => rows.toSpliced(2, 1), { seq: 3, why: 'gap' }],
    ['a row that comes twice', (rows: ChainRow[]) => rows.toSpliced(2, 0, rows[1] as ChainRow), { seq: 3, why: 'gap' }],
    [
      'a changed record',
      (rows: ChainRow[]) => rows.with(3, { ...(rows[3] as ChainRow), record: '{}' }),
      { seq: 4, why: 'hash' },
    ],
  ])('stops at %s', async (_name, tamper, where) => {
    const rows = tamper(await chain(5));
    const load = async (after: number) => (after === 0 ? rows : []);
    expect(await checkChain('acme', load)).toEqual({ ok: false, ...where });
    expect(await checkChain('acme', load, { digest })).toEqual({ ok: false, ...where });
  });

  it('waits for the page it has asked for, also where it stops', async () => {
    const rows = (await chain(4)).with(0, { ...((await chain(1))[0] as ChainRow), record: '{}' });
    let isLoading = 0;
    const load = async (after: number) => {
      isLoading += 1;
      await new Promise((resolve) => setImmediate(resolve));
      isLoading -= 1;
      return rows.filter(({ seq }) => seq > after).slice(0, 2);
    };
    expect(await checkChain('acme', load)).toEqual({ ok: false, seq: 1, why: 'hash' });
    expect(isLoading).toBe(0);
  });
});

describe('a head kept elsewhere', () => {
  it('is found on its chain, at the end or before it', async () => {
    const rows = await chain(3);
    for (const known of [genesis('acme'), ...rows]) {
      expect(await checkChain('acme', pages(rows).load, { known })).toMatchObject({ ok: true, rows: 3 });
    }
  });

  it('shows an end that was cut off', async () => {
    const rows = await chain(3);
    const load = pages(rows.slice(0, 2)).load;
    expect(await checkChain('acme', load, { known: rows[2] })).toEqual({ ok: false, seq: 3, why: 'head' });
  });

  it('shows a history that was written anew', async () => {
    const known = { seq: 2, hash: 'f'.repeat(64) };
    const load = pages(await chain(3)).load;
    expect(await checkChain('acme', load, { known })).toEqual({ ok: false, seq: 2, why: 'head' });
  });
});
