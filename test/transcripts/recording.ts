import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Any JSON value, as a request or an answer carries it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, Json> | [string, Json][] | null;
  headers: Record<string, string>;
  body: Json;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Json;
}

/** One exchange of a recording: what was asked, and, apart from it, what Polar answered. */
export interface Exchange {
  file: string;
  seq: number;
  name: string;
  operation: string;
  scope: string;
  auth: string;
  /** Second of recording, in milliseconds since the epoch. */
  at: number;
  request: RecordedRequest;
  answer: Answer;
}

interface Line {
  name: string;
  auth: string;
  seq: number;
  recorded_at: string;
  request: RecordedRequest;
  response: Answer;
}

const key = (file: string, seq: number | string): string => `${file}#${seq}`;

function readIndex(dir: string): Map<string, { scope: string; operation: string }> {
  const path = join(dir, 'index.tsv');
  const rows = new Map<string, { scope: string; operation: string }>();
  if (!existsSync(path)) return rows;
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  const column = (row: string[], name: string): string => row[columns.indexOf(name)] ?? '';
  for (const line of lines) {
    const row = line.split('\t');
    rows.set(key(column(row, 'file'), column(row, 'seq')), {
      scope: column(row, 'scope'),
      operation: column(row, 'operation'),
    });
  }
  return rows;
}

const isExchange = (line: Partial<Line>): line is Line => line.request !== undefined && line.response !== undefined;

/**
 * Reads a folder of recorded exchanges: `*.jsonl`, and `index.tsv` for their operations and scopes.
 * Lines that are no exchange (webhook sequences, deliveries) are not read. Answers null where the folder is absent.
 */
export function readRecording(dir: string): Exchange[] | null {
  if (!existsSync(dir)) return null;
  const index = readIndex(dir);
  const exchanges: Exchange[] = [];
  for (const file of readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    for (const text of readFileSync(join(dir, file), 'utf8').split('\n')) {
      if (text.trim() === '') continue;
      const line = JSON.parse(text) as Partial<Line>;
      if (!isExchange(line)) continue;
      const row = index.get(key(file, line.seq));
      exchanges.push({
        file,
        seq: line.seq,
        name: line.name,
        operation: row?.operation ?? '',
        scope: row?.scope ?? '',
        auth: line.auth,
        at: Date.parse(line.recorded_at),
        request: line.request,
        answer: line.response,
      });
    }
  }
  return exchanges;
}

/** Exchanges of both folders; where both hold one, the first wins. Lets a folder with few files lean on a whole one. */
export function unite(first: Exchange[], second: Exchange[]): Exchange[] {
  const held = new Set(first.map((exchange) => key(exchange.file, exchange.seq)));
  return [...first, ...second.filter((exchange) => !held.has(key(exchange.file, exchange.seq)))];
}
