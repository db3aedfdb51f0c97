/** `test/skips.md` lists the tests that may be skipped, one a line: `- <full name> — <why>`. Any other skipped test counts as failed. */
import { existsSync, readFileSync } from 'node:fs';

export function allowedSkips(file = 'test/skips.md'): Set<string> {
  if (!existsSync(file)) return new Set();
  const lines = readFileSync(file, 'utf8').matchAll(/^- (.+?) — .+$/gm);
  return new Set([...lines].map(([, name]) => name ?? ''));
}
