import { sha256 } from './bytes.ts';
import { type Kept, readKept } from './kept.ts';
import type { GateOptions } from './options.ts';
import { importKeys, type PublicKeys } from './ticket.ts';

/** The machine as a license sees it. */
export interface Machine {
  /** Hash of what it is known by. */
  readonly fingerprint: string;
  /** That sign tickets; null where there are no tickets. */
  readonly keys: PublicKeys | null;
  keep(next: Kept): Promise<void>;
}

/** Does one thing at a time, for what is kept is read and written whole. Null: the platform cannot check tickets. */
export type OnMachine = <T>(work: (machine: Machine, kept: Kept) => Promise<T>) => Promise<T | null>;

export function createMachine(
  { store, fingerprint }: Pick<GateOptions, 'store' | 'fingerprint'>,
  pinned: Readonly<Record<string, string>> | null,
): OnMachine {
  let tail: Promise<unknown> = Promise.resolve();
  let opened: Promise<Machine | null> | undefined;
  let unsaved: Kept | undefined;

  async function open(): Promise<Machine | null> {
    const machine = typeof fingerprint === 'string' ? fingerprint : await fingerprint();
    if (!machine) throw new Error('Floe: the fingerprint is empty, so every machine would be the same one.');
    const keys = pinned && (await importKeys(pinned));
    if (pinned && !keys) return null;
    return { fingerprint: await sha256(`floe-license/${machine}`), keys, keep };
  }

  async function keep(next: Kept): Promise<void> {
    unsaved = next;
    try {
      await store.write(JSON.stringify(next));
      unsaved = undefined;
    } catch {
      // A full disk costs what is remembered after the next start, not the license of today.
    }
  }

  return (work) => {
    const done = tail.then(async () => {
      opened ??= open();
      const machine = await opened;
      // Another window may have written since.
      return machine && work(machine, unsaved ?? (await readKept(store)));
    });
    tail = done.catch(() => undefined);
    return done;
  };
}
