/** One cell: text is made harmless, numbers stay numbers. */
type Cell = string | number | null | undefined;

/** What spreadsheets take for the start of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line of CSV (RFC 4180), with its end. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, so that a customer's name or a comment cannot do anything on the machine of whoever opens the file.
 *
 * @example csvLine(['=cmd()', 'a "b"', -5]) // `'=cmd(),"a ""b""",-5\r\n`
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
