import type { AuditCheck, AuditDenial, AuditOutcome, AuditRequest } from './audit-port.ts';
import { canonical } from './json.ts';

/** What one row of the trail says. */
export type AuditRecord =
  | ({ readonly kind: 'requested' } & AuditRequest)
  | ({ readonly kind: 'completed'; readonly id: string } & AuditOutcome)
  | ({ readonly kind: 'denied' } & AuditDenial);

export interface ChainRow {
  readonly seq: number;
  /** The record in canonical JSON: this text is what the hash covers. */
  readonly record: string;
  readonly hash: string;
}

export type ChainHead = Pick<ChainRow, 'seq' | 'hash'>;

/** The head of an empty chain. It names the connection, so a whole chain cannot pass for another tenant's. */
export const genesis = (connection: string): ChainHead => ({ seq: 0, hash: `floe:${connection}` });

/** The row after `head`: SHA-256 over the previous hash, the place and the record. */
export async function nextRow(head: ChainHead, record: AuditRecord): Promise<ChainRow> {
  const seq = head.seq + 1;
  const text = canonical(record);
  return { seq, record: text, hash: await digest(head.hash, seq, text) };
}

/** Walks rows in order of `seq`; `load` answers the rows after a place, none at the end. */
export async function checkChain(
  connection: string,
  load: (after: number) => Promise<readonly ChainRow[]>,
): Promise<AuditCheck> {
  let head = genesis(connection);
  for (let rows = await load(0); rows.length > 0; rows = await load(head.seq)) {
    for (const row of rows) {
      if (row.seq !== head.seq + 1) return { ok: false, seq: head.seq + 1, why: 'gap' };
      if (row.hash !== (await digest(head.hash, row.seq, row.record))) return { ok: false, seq: row.seq, why: 'hash' };
      head = row;
    }
  }
  return { ok: true, rows: head.seq, head: head.hash };
}

async function digest(previous: string, seq: number, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${previous}\n${seq}\n${text}`));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
