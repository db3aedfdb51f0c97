import type { Difference } from './compare/difference.ts';
import type { Judgement, Verdict } from './judge.ts';
import { reasonFor } from './reasons.ts';
import type { Exchange } from './recording.ts';

/** What the simulator does by description alone. */
const UNVERIFIED = [
  'a license key that is rotated (license_keys:rotate)',
  'a refund of an order that nobody paid (404 RefundUnknownPayment)',
  'what the feed says of a changed discount, trial or period, and of a cleared update: their number is recorded, not their words',
  'an application that changes its registration, and access that is denied',
];

export interface Score {
  agree: number;
  total: number;
}

export interface Report extends Score {
  files: (Score & { file: string })[];
  exchanges: {
    file: string;
    seq: number;
    operation: string;
    verdict: 'agree' | 'differ';
    differences: Pick<Difference, 'path' | 'expected' | 'got'>[];
  }[];
}

const scoreOf = (verdicts: Verdict[]): Score => ({
  agree: verdicts.filter((verdict) => verdict.differences.length === 0).length,
  total: verdicts.length,
});

/** A write changes something: not a read, and a preview only reads. */
export const isWrite = ({ request }: Exchange): boolean =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.method) && !/preview/.test(request.path);

const byFile = (verdicts: Verdict[]): Map<string, Verdict[]> =>
  Map.groupBy(verdicts, (verdict) => verdict.exchange.file);

/** The machine's report. */
export function reportOf(verdicts: Verdict[]): Report {
  return {
    ...scoreOf(verdicts),
    files: [...byFile(verdicts)].sort().map(([file, of]) => ({ file, ...scoreOf(of) })),
    exchanges: verdicts.map(({ exchange, differences }) => ({
      file: exchange.file,
      seq: exchange.seq,
      operation: exchange.operation,
      verdict: differences.length === 0 ? 'agree' : 'differ',
      differences: differences.map(({ path, expected, got }) => ({
        path,
        expected: expected ?? null,
        got: got ?? null,
      })),
    })),
  };
}

const percent = ({ agree, total }: Score): string => `${total === 0 ? '–' : ((100 * agree) / total).toFixed(1)} %`;

const line = (name: string, score: Score): string =>
  `${name.padEnd(34)} ${String(score.agree).padStart(4)} of ${String(score.total).padEnd(4)} ${percent(score)}`;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}

function differenceLines({ exchange, differences }: Verdict, limit: number): string[] {
  const { file, seq, name, request, auth } = exchange;
  const head = `  ${file.replace('.jsonl', '')}#${seq} ${request.method} ${request.path} [${auth}] "${name}"`;
  const rows = differences
    .slice(0, limit)
    .map(
      ({ path, expected, got, reason }) => `      ${path}: ${reason}: expected ${shown(expected)}, got ${shown(got)}`,
    );
  const rest = differences.length - rows.length;
  const why = reasonFor(file, seq);
  return [head, ...(why ? [`      because ${why}`] : []), ...rows, ...(rest > 0 ? [`      … and ${rest} more`] : [])];
}

/** The reader's report: every difference by name, a line per file, the sums, and last `agree N of M`. */
export function reportLines({ verdicts, failedSteps }: Judgement, options: { limit: number }): string[] {
  const files = [...byFile(verdicts)].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines: string[] = [];
  for (const [, of] of files) {
    for (const verdict of of) {
      if (verdict.differences.length > 0) lines.push(...differenceLines(verdict, options.limit));
    }
  }
  if (failedSteps.length > 0) {
    const shownSteps = failedSteps.slice(0, 2 * options.limit);
    lines.push('', `${failedSteps.length} seed steps the simulator did not take:`);
    for (const { file, seq, step, reason } of shownSteps) lines.push(`  before ${file}#${seq}: ${step}: ${reason}`);
    if (shownSteps.length < failedSteps.length) lines.push('  …');
  }
  lines.push('', ...UNVERIFIED.map((what) => `unverified, for no recording has it: ${what}`));
  lines.push('', ...files.map(([file, of]) => line(file, scoreOf(of))), '');
  const small = files.filter(([, of]) => of.length < 10).flatMap(([, of]) => of);
  const all = scoreOf(verdicts);
  lines.push(line('files with fewer than ten', scoreOf(small)));
  lines.push(line('writes', scoreOf(verdicts.filter(({ exchange }) => isWrite(exchange)))));
  lines.push(line('all', all), `agree ${all.agree} of ${all.total}`);
  return lines;
}
