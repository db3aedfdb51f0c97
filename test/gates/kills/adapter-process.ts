import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Operation } from '../../../server-adapter/store/operations-port.ts';
import { FULL } from '../../faults/full-disk.ts';
import { bundled } from '../bundled.ts';
import type { Order, Setting } from './child.ts';
import type { KillPoint } from './points.ts';

/** An adapter in a process of its own, as its parent sees it. */
export interface AdapterProcess {
  /** Refunds over HTTP; null when the process died over it. */
  refund(key: string, input: object): Promise<{ status: number; body: Told } | null>;
  arm(point: KillPoint | null): Promise<void>;
  setClock(at: number): Promise<void>;
  /** False when the process died over it. */
  tick(): Promise<boolean>;
  find(key: string): Promise<Operation | null>;
  /** Its disk takes nothing any more; `refused` settles at the first write. */
  fillDisk(): Promise<{ readonly refused: Promise<void> }>;
  kill(): void;
  /** Settles once it is dead. */
  readonly dead: Promise<unknown>;
}

interface Told {
  readonly code?: string;
  readonly result?: { readonly state: string; readonly operation_id: string };
}

export async function startAdapter(setting: Setting, customer: string): Promise<AdapterProcess> {
  const child = fork(await bundled(join(import.meta.dirname, 'child.ts')), [JSON.stringify(setting)], { silent: true });
  let said = '';
  child.stderr?.on('data', (part) => {
    said += String(part);
  });
  const dead = once(child, 'exit');
  const url = await Promise.race([
    urlOf(child),
    dead.then(() => Promise.reject(new Error(`It did not start: ${said}`))),
  ]);
  const ask = questions(child, dead);
  return {
    refund: async (key, input) => {
      const ticket = { system: 'desk', id: 'T-1' };
      const call = fetch(`${url}/floe/refunds.create`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'floe-client': '1',
          'idempotency-key': key,
          authorization: 'Bearer a',
        },
        body: JSON.stringify({ input, customer: { id: customer }, ticket }),
      }).then(async (response) => ({ status: response.status, body: (await response.json()) as Told }));
      const answer = await call.catch(() => null);
      if (answer === null) await dead;
      return answer;
    },
    arm: async (point) => void (await ask({ do: 'arm', point })),
    setClock: async (at) => void (await ask({ do: 'now', at })),
    tick: async () => (await ask({ do: 'tick' })) !== 'dead',
    find: async (key) => (await ask({ do: 'find', key })) as Operation | null,
    fillDisk: async () => {
      const refused = new Promise<void>((resolve) => {
        child.stderr?.on('data', () => said.includes(FULL) && resolve());
      });
      await ask({ do: 'fill disk' });
      return { refused };
    },
    kill: () => void child.kill('SIGKILL'),
    dead,
  };
}

async function urlOf(child: ChildProcess): Promise<string> {
  const [{ url }] = await once(child, 'message');
  return url;
}

function questions(child: ChildProcess, dead: Promise<unknown>): (order: Order) => Promise<unknown> {
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  let count = 0;
  child.on('message', (message: { id?: number; value?: unknown; error?: string }) => {
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  return async (order) => {
    count += 1;
    const id = count;
    const answer = new Promise<{ value?: unknown; error?: string }>((resolve) => waiting.set(id, resolve));
    child.send({ id, order }, () => undefined);
    const said = await Promise.race([answer, dead.then(() => 'dead' as const)]);
    waiting.delete(id);
    if (said === 'dead') return 'dead';
    if (said.error) throw new Error(said.error);
    return said.value;
  };
}
