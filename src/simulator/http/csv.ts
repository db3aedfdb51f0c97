import { TextReply } from './reply.ts';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A table as Polar exports it. */
export function csv(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): TextReply {
  const lines = [columns, ...rows].map((cells) => cells.map((cell) => quoted(cell ?? '')).join(','));
  return new TextReply(`${lines.join('\r\n')}\r\n`, 'text/csv; charset=utf-8');
}

/** Minor units as a table tells them: `10.0`, `12.34`. */
export function majorUnits(amount: number): string {
  const major = amount / 100;
  return Number.isInteger(major) ? major.toFixed(1) : String(major);
}

/** An instant as a table tells it. */
export const csvTime = (instant: string): string => instant.replace('Z', '+00:00');
