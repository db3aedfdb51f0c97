import { describe, expect, it } from 'vitest';
import { gateHolds } from './holds.ts';
import { type CheckRows, missedBy, tampering, withoutHead } from './tamper.ts';

gateHolds(tampering);

const kinds = (missed: readonly string[]) =>
  [...new Set(missed.map((one) => one.replace(/ at \d+ of \d+$/, '')))].sort();

describe('the same changes show', () => {
  it('that a chain alone does not find what was written anew to its end, nor a cut', async () => {
    expect(kinds(await missedBy(withoutHead, 1_000))).toEqual([
      'a chain that begins anew',
      'a changed record and all hashes after it',
      'a changed record with its own hash',
      'a removed row',
      'a removed row and all hashes after it',
      'a removed row, the rest numbered again',
      'a tail that was cut',
    ]);
  });

  it('that rows which are only numbered hide nearly everything', async () => {
    const naive: CheckRows = async (rows) => {
      const gap = rows.findIndex(({ seq }, at) => seq !== at + 1);
      return gap < 0 ? { ok: true, rows: rows.length, head: '' } : { ok: false, seq: gap + 1, why: 'gap' };
    };
    const missed = await missedBy(naive, 1_000);
    expect(missed.length).toBeGreaterThan(500);
    expect(kinds(missed)).toContain('a changed record');
  });
});
