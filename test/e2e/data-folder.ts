import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A new folder for an adapter's data with an empty database in it: making that takes an embedded one seconds. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'floe-data-'));
  cpSync(join(inject('demo'), 'store'), folder, { recursive: true });
  return folder;
}
