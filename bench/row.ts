/** One line of the report: a figure against its goal, both measured in this run. */
export interface Row {
  what: string;
  /** What was measured, in words: "34 ms against 22 ms". */
  figure: string;
  /** Ours divided by the other's. */
  ratio: number;
  /** The goal as a bound on the ratio. */
  goal: { most: number } | { least: number } | null;
}

export function holds(row: Row): boolean {
  if (!row.goal) return true;
  return 'most' in row.goal ? row.ratio <= row.goal.most : row.ratio >= row.goal.least;
}

export function printRow(row: Row): string {
  const goal = row.goal ? ('most' in row.goal ? `≤ ${row.goal.most}` : `≥ ${row.goal.least}`) : 'shown only';
  const verdict = row.goal ? (holds(row) ? 'holds' : 'MISSED') : '–';
  return `${row.what.padEnd(62)} ${row.ratio.toFixed(2).padStart(6)}  ${goal.padEnd(11)} ${verdict.padEnd(7)} ${row.figure}`;
}
