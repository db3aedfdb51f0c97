import { type PolarOperation, refusalOf, UNCLASSIFIED } from './operation.ts';
import { overlays } from './overlay/all.ts';
import type { Row, Subject } from './overlay/row.ts';
import type { SdkRow } from './schema.ts';
import { sdkRows } from './sdk.gen.ts';

const BODY_BYTES = 256 * 1024;

/** Every operation by name: what the SDK says, joined with what we say of it. One without a row of ours is refused. */
export const polarOperations: ReadonlyMap<string, PolarOperation> = catalogueOf(sdkRows);

/** The catalogue over what an SDK says. */
export function catalogueOf(rows: Readonly<Record<string, SdkRow>>): Map<string, PolarOperation> {
  const known = new Map<string, PolarOperation>();
  const seen = new Set<string>();
  for (const [home, overlay] of overlays) {
    for (const [name, row] of Object.entries(overlay)) {
      known.set(name, operationOf(name, row, { home, sdk: rows[row.at] }));
      seen.add(row.at);
    }
  }
  for (const [at, sdk] of Object.entries(rows)) if (!seen.has(at)) known.set(at, unclassified(at, sdk));
  return known;
}

function operationOf(
  name: string,
  row: Row,
  { home, sdk }: { home: Subject; sdk: SdkRow | undefined },
): PolarOperation {
  return {
    ...placeOf(row.at),
    name,
    summary: row.summary ?? sdk?.summary ?? '',
    scopes: row.scopes ?? sdk?.scopes ?? [],
    tags: row.tags ?? [...new Set(name.split(':').slice(0, -1))],
    subject: row.subject ?? home,
    effect: row.effect,
    twin: row.twin,
    refusal: refusalOf(row),
    list: row.list ?? sdk?.list ?? false,
    answer: row.answer ?? sdk?.answer ?? 'json',
    bodyBytes: row.bodyBytes ?? BODY_BYTES,
    query: sdk?.query,
    body: sdk?.body,
  };
}

function unclassified(at: string, sdk: SdkRow): PolarOperation {
  const row: Row = { at, effect: 'secret' };
  return { ...operationOf(at, row, { home: 'user', sdk }), tags: [], refusal: UNCLASSIFIED };
}

function placeOf(at: string): Pick<PolarOperation, 'method' | 'path'> {
  const [method, path = ''] = at.split(' ');
  return { method: method as PolarOperation['method'], path };
}
