import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process on the embedded database. */
export interface Started {
  /** Whether it got in, once that is clear, and why not. */
  readonly answer: Promise<{ readonly open: true } | { readonly refused: string }>;
  /** Lines it was told are kept. */
  readonly kept: readonly string[];
  readonly done: Promise<unknown>;
  /** Lets one without a lock write. */
  go(): void;
  kill(): Promise<void>;
}

interface Message {
  readonly open?: true;
  readonly refused?: string;
  readonly kept?: string;
  readonly done?: true;
}

export function start(folder: string, name: string, { rows = 0, guard = 'locked' } = {}): Started {
  const child = fork(join(import.meta.dirname, 'child.ts'), [folder, name, String(rows), guard], { silent: true });
  const kept: string[] = [];
  const exit = once(child, 'exit');
  child.on('message', (message: Message) => {
    if (message.kept) kept.push(message.kept);
  });
  const answer = Promise.race([
    said(child, ({ open, refused }) => (open ? { open } : refused === undefined ? null : { refused })),
    exit.then(() => ({ refused: 'it ended' })),
  ]);
  const end = said(child, ({ done, refused }) => (done || refused !== undefined ? true : null));
  return {
    answer,
    kept,
    done: Promise.race([end, exit]),
    go: () => void child.send({ go: true }),
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function said<T>(child: ChildProcess, read: (message: Message) => T | null): Promise<T> {
  return new Promise((resolve) => {
    child.on('message', (message: Message) => {
      const answer = read(message);
      if (answer !== null) resolve(answer);
    });
  });
}
