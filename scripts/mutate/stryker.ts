import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Module } from './modules.ts';
import { FILES, TESTS } from './vitest.config.ts';

const root = join(import.meta.dirname, '../..');
/** What was found before is kept here; only mutants whose code or tests have changed are run again. */
const KEPT = join(root, 'node_modules/.cache/mutate');

/** A mutant, as far as Stryker's report is read here. */
export interface Mutant {
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'CompileError' | 'RuntimeError';
  readonly statusReason?: string;
  /** What stands in the place now. */
  readonly replacement?: string;
  /** From 1. */
  readonly location: { readonly start: { readonly line: number } };
}

/** A changed file, by its path from the root of the repository. */
export interface MutatedFile {
  readonly path: string;
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/** Mutates a module and runs its tests against each mutant. `afresh` trusts nothing that was found before. */
export function mutate(module: Module, { afresh }: { afresh: boolean }): MutatedFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'floe-mutate-'));
  try {
    const [config, report] = [join(folder, 'config.json'), join(folder, 'report.json')];
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(config, JSON.stringify(optionsOf(module, { folder, report, afresh })));
    const env = { ...process.env, [FILES]: named(module.files), [TESTS]: named(module.tests) };
    const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
    const { status } = spawnSync(process.execPath, [stryker, 'run', config], { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) throw new Error(`Stryker ended with ${status} on the module ${module.name}.`);
    const { files }: { files: Record<string, Omit<MutatedFile, 'path'>> } = JSON.parse(readFileSync(report, 'utf8'));
    return Object.entries(files).map(([path, file]) => ({ ...file, path }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = (globs: readonly string[]): string => globs.flatMap((glob) => globSync(glob, { cwd: root })).join(',');

function optionsOf(
  { name, files }: Module,
  { folder, report, afresh }: { folder: string; report: string; afresh: boolean },
) {
  return {
    mutate: files,
    testRunner: 'vitest',
    // `related` would follow static imports alone; most of the adapter is loaded when it is first needed.
    vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner', './scripts/mutate/passed-over.ts'],
    ignorers: ['passed-over'],
    coverageAnalysis: 'perTest',
    concurrency: 1,
    // A mutant counts as killed when it runs out of time: a slow machine must not pass for that.
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: join(KEPT, `${name}.json`),
    force: afresh,
    tempDirName: join(folder, 'sandbox'),
    cleanTempDir: 'always',
    ignorePatterns: ['/dist', '/storybook-static', '/docs/screens', '/stories', '/demo', '/bench'],
    // It would be read by TypeScript's former programming interface, which 7 does not have; nothing in it points outside.
    tsconfigFile: 'none',
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
  };
}
