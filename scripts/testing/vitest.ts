/** Runs one Vitest project and counts what it reports. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.ts';
import type { Outcome } from './part.ts';
import { allowedSkips } from './skips.ts';

/** The part of Vitest's JSON report that is read here. */
export interface VitestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Runs a project of `vite.config.ts`. */
export async function vitest(project: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'floe-test-'));
  const file = join(folder, 'report.json');
  try {
    const { code, output } = await run('vitest', [
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    if (!existsSync(file)) return { passed: 0, failed: 1, report: output };
    const report: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
    const outcome = count(report, allowedSkips());
    // A run can fail without a failed test: an unhandled rejection, a crashed page, a project with no tests.
    const failed = outcome.failed === 0 && (code !== 0 || outcome.passed === 0) ? 1 : outcome.failed;
    return { passed: outcome.passed, failed, report: failed > 0 ? `${output}\n${outcome.report ?? ''}` : '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Counts a report: a file that could not run is a failure, and so is a test that was skipped without leave. */
export function count(report: VitestReport, skips: ReadonlySet<string>): Outcome {
  let passed = 0;
  const failures: string[] = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const before = failures.length;
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(`failed: ${test.fullName}`);
      else if (!skips.has(test.fullName)) failures.push(`skipped without leave in test/skips.md: ${test.fullName}`);
    }
    if (status === 'failed' && failures.length === before) failures.push(`could not run: ${name} ${message ?? ''}`);
  }
  return { passed, failed: failures.length, report: failures.join('\n') };
}
