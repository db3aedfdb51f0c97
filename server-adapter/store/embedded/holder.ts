import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock file. A pid alone is reused; with the start time and the boot it names one process for ever. */
export interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** Kernel ticks since boot, '' where the system does not tell. */
  readonly started: string;
  /** The machine's boot, '' where the system does not tell. */
  readonly boot: string;
}

export function thisProcess(): Omit<Holder, 'token'> {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), boot: bootId() };
}

/** True unless it is certain that the holder is gone: on another host nothing is certain. */
export function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  if (holder.boot !== bootId()) return false;
  if (!pidExists(holder.pid)) return false;
  return holder.started === '' || holder.started === startOf(holder.pid);
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Field 22 of /proc/<pid>/stat; the name before it may hold spaces and brackets. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

const bootId = (): string => read('/proc/sys/kernel/random/boot_id').trim();

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
