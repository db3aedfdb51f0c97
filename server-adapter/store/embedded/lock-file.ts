import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { type Holder, isAlive, thisProcess } from './holder.ts';

/**
 * Holds `path` for this process; the answer lets go of it. Throws when a living process holds it, or one that
 * cannot be judged from here. The file of a dead process is taken over by exactly one of those who find it.
 */
export function lockFile(path: string): () => void {
  return lockAs(path, path);
}

/** Refusals speak of the file that was asked for, also when a step on the way to it is taken. */
function lockAs(path: string, asked: string): () => void {
  const own: Holder = { ...thisProcess(), token: crypto.randomUUID() };
  if (!createFile(path, own)) takeOver(path, own, asked);
  return () => {
    if (readHolder(path)?.token === own.token) unlinkSync(path);
  };
}

function takeOver(path: string, own: Holder, asked: string): void {
  const found = readHolder(path);
  if (!found || isAlive(found)) throw held(asked, found);

  // Whoever locks the dead holder's token may replace its file; the recursion covers a death inside this very step.
  const release = lockAs(`${path}.${found.token}`, asked);
  try {
    if (readHolder(path)?.token !== found.token) throw held(asked, readHolder(path));
    const fresh = `${path}.${own.token}`;
    writeFileSync(fresh, JSON.stringify(own), { flag: 'wx' });
    renameSync(fresh, path);
  } finally {
    release();
  }
}

/** O_EXCL: creating is the taking. */
function createFile(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when the file is gone or holds something else, such as the first bytes of a write under way. */
function readHolder(path: string): Holder | null {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isHolder(found) ? found : null;
  } catch {
    return null;
  }
}

function isHolder(found: unknown): found is Holder {
  return (
    typeof found === 'object' &&
    found !== null &&
    'pid' in found &&
    typeof found.pid === 'number' &&
    'token' in found &&
    typeof found.token === 'string' &&
    /^[\w-]+$/.test(found.token)
  );
}

function held(path: string, holder: Holder | null): Error {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new Error(
    `Floe: the embedded database is in use by ${who}; two processes on it would lose rows. Stop that process, ` +
      `or set DATABASE_URL so that several can share one Postgres. If no such process exists, delete ${path}.`,
  );
}
