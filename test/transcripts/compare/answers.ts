import type { Answer, Json } from '../recording.ts';
import type { Difference } from './difference.ts';
import type { Identities } from './identities.ts';
import { comparePages, isPage } from './pages.ts';
import { compareOrder } from './times.ts';
import { type Comparison, compareValues } from './values.ts';

const contentType = (answer: Answer): string | null =>
  answer.headers['content-type']?.toLowerCase().replace(/\s+/g, '') ?? null;

function compareBodies(expected: Json, got: Json, within: Comparison): void {
  if (isPage(expected) && isPage(got)) comparePages(expected, got, within);
  else compareValues('body', expected, got, within);
}

/** Where a redirect leads: the place, and each parameter as if it were a field. */
function compareLocations(expected: Answer, got: Answer, within: Comparison): void {
  if (expected.status < 300 || expected.headers.location === undefined) return;
  const parts = (address: string | undefined): Json => {
    const [place = '', query = ''] = (address ?? '').split('?');
    return { place, ...Object.fromEntries(new URLSearchParams(query)) };
  };
  compareValues('location', parts(expected.headers.location), parts(got.headers.location), within);
}

/** A table's columns and number of rows; its cells repeat what the list of the same resources shows. */
function compareTables(expected: string, got: string, within: Comparison): void {
  const rows = (text: string): string[] => text.trimEnd().split('\r\n');
  compareValues('body.columns', rows(expected)[0]?.split(',') ?? [], rows(got)[0]?.split(',') ?? [], within);
  compareValues('body.rows', rows(expected).length, rows(got).length, within);
}

/**
 * Compares the simulator's answer with the recorded one: status, content type, then the body at every depth. Learns
 * which ids stand for each other, as long as both answers are of one status.
 */
export function compareAnswers(
  expected: Answer,
  got: Answer,
  known: { ids: Identities; sent: ReadonlySet<string> },
): Difference[] {
  if (expected.status !== got.status) {
    return [{ path: 'status', expected: expected.status, got: got.status, reason: 'another status' }];
  }
  const within: Comparison = { ...known, differences: [], moments: [] };
  if (contentType(expected) !== contentType(got)) {
    within.differences.push({
      path: 'content-type',
      expected: contentType(expected),
      got: contentType(got),
      reason: 'another content type',
    });
  }
  if (
    contentType(expected)?.startsWith('text/csv') &&
    typeof expected.body === 'string' &&
    typeof got.body === 'string'
  ) {
    compareTables(expected.body, got.body, within);
  } else compareBodies(expected.body, got.body, within);
  compareLocations(expected, got, within);
  return [...within.differences, ...compareOrder(within.moments)];
}
