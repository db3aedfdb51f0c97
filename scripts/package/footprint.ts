/** What `npm i floe` adds to a project that has React, its DOM and TanStack Query: packages and megabytes. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../testing/package.ts';

interface Locked {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

export interface Footprint {
  packages: string[];
  megabytes: number;
}

/** Counts Floe itself, unpacked, and its dependencies as the lockfile has them; what the project has already is free. */
export function footprint(): Footprint {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const own = lock.packages[''];
  const there = closure(lock.packages, ['react', 'react-dom', '@tanstack/react-query']);
  const added = closure(lock.packages, Object.keys(own?.dependencies ?? {})).filter((path) => !there.includes(path));
  const folder = mkdtempSync(join(tmpdir(), 'floe-footprint-'));
  try {
    execFileSync('tar', ['-xzf', pack(folder), '-C', folder]);
    const bytes = [join(folder, 'package'), ...added].reduce((total, path) => total + weigh(path), 0);
    return { packages: ['floe', ...added], megabytes: bytes / 1024 / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The folders that npm would install for these names, themselves included. */
function closure(packages: Record<string, Locked>, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const waiting = names.map((name) => ({ from: '', name }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const path = locate(packages, next.from, next.name);
    if (path === undefined || seen.has(path)) continue;
    seen.add(path);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[path] ?? {};
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys(dependencies), ...peers]) waiting.push({ from: path, name });
  }
  return [...seen];
}

/** Node's look-up: in the dependent's own folder, then in each one above. */
function locate(packages: Record<string, Locked>, from: string, name: string): string | undefined {
  const above = from.split('node_modules/').slice(1);
  for (let depth = above.length; depth >= 0; depth -= 1) {
    const path = [...above.slice(0, depth), name].map((step) => `node_modules/${step.replace(/\/$/, '')}`).join('/');
    if (packages[path]) return path;
  }
  return undefined;
}

function weigh(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((total, name) => total + weigh(join(path, name)), 0);
}
