import type { AuditCheck, AuditDenial, AuditOutcome, AuditRequest, ChainHead, ChainRow } from './audit-port.ts';
import { canonical } from './json.ts';

/** What one row of the trail says. */
export type AuditRecord =
  | ({ readonly kind: 'requested' } & AuditRequest)
  | ({ readonly kind: 'completed'; readonly id: string } & AuditOutcome)
  | ({ readonly kind: 'denied' } & AuditDenial);

/** The head of an empty chain. It names the connection, so a whole chain cannot pass for another tenant's. */
export const genesis = (connection: string): ChainHead => ({ seq: 0, hash: `floe:${connection}` });

/** The row after `head`: SHA-256 over the previous hash, the place and the record. */
export async function nextRow(head: ChainHead, record: AuditRecord): Promise<ChainRow> {
  const seq = head.seq + 1;
  const row = { seq, record: canonical(record) };
  return { ...row, hash: await webDigest(linkOf(head.hash, row)) };
}

/** SHA-256 of a text, in hexadecimal. */
type Digest = (text: string) => string | Promise<string>;

interface Check {
  /** A head that was written down earlier, outside: without one nobody can tell a chain whose end was cut off. */
  readonly known?: ChainHead | undefined;
  readonly digest?: Digest | undefined;
}

/** Walks rows in order of `seq`; `load` answers the rows after a place, none at the end. */
export async function checkChain(
  connection: string,
  load: (after: number) => Promise<readonly ChainRow[]>,
  { known, digest }: Check = {},
): Promise<AuditCheck> {
  let head = genesis(connection);
  let loading = load(0);
  for (;;) {
    const rows = await loading;
    const last = rows.at(-1);
    if (!last) break;
    // The next page comes in while this one is recomputed.
    loading = load(last.seq);
    const broken = await brokenIn(rows, head, { known, digest });
    if (broken) return loading.then(() => broken);
    head = last;
  }
  if (known && known.seq > head.seq) return { ok: false, seq: head.seq + 1, why: 'head' };
  return { ok: true, rows: head.seq, head: head.hash };
}

async function brokenIn(rows: readonly ChainRow[], before: ChainHead, { known, digest = webDigest }: Check) {
  let head = before;
  for (const row of rows) {
    if (row.seq !== head.seq + 1) return { ok: false, seq: head.seq + 1, why: 'gap' } as const;
    const made = digest(linkOf(head.hash, row));
    // A turn for every row would cost more than the digest.
    if (row.hash !== (typeof made === 'string' ? made : await made)) {
      return { ok: false, seq: row.seq, why: 'hash' } as const;
    }
    if (row.seq === known?.seq && row.hash !== known.hash) return { ok: false, seq: row.seq, why: 'head' } as const;
    head = row;
  }
  return null;
}

const linkOf = (previous: string, { seq, record }: Pick<ChainRow, 'seq' | 'record'>): string =>
  `${previous}\n${seq}\n${record}`;

async function webDigest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
