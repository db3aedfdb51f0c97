import type { Services } from '../operations/services.ts';
import type { SyncOptions } from './options.ts';
import { optionsOf } from './options.ts';
import { createWorker, type SyncRun, type SyncStatus, type Worker } from './worker.ts';

/** All sinks, each kept by itself: one that is down keeps no other from being told. */
export interface Sync {
  /** Looks after the sinks of a connection before long. */
  wake(connection: string): void;
  run(how?: { readonly sink?: string | undefined; readonly dryRun?: boolean | undefined }): Promise<SyncRun[]>;
  status(): Promise<SyncStatus[]>;
  close(): Promise<void>;
}

interface Ports {
  readonly services: Services;
  readonly random?: (() => number) | undefined;
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

export async function openSync({ services, random, waitUntil }: Ports, options: SyncOptions): Promise<Sync> {
  const { sinks, keys, reconcileMinutes, fetch } = optionsOf(options);
  const wants = (key: string) => keys?.includes(key) ?? true;
  const everyMs = reconcileMinutes * 60_000;
  const workers = sinks.map((sink) => {
    const connection = sink.connection ?? 'default';
    return { name: sink.name, ...createWorker({ services, sink, connection, wants, everyMs, fetch, random }) };
  });
  const { follow } = await services.entitlements();
  const wake = (connection: string) => {
    for (const worker of workers) if (worker.connection === connection) start(worker);
  };
  const start = (worker: Worker) => {
    const work = worker.wake();
    waitUntil?.(work);
  };
  const stops = [...new Set(workers.map(({ connection }) => connection))].map((connection) =>
    follow(connection, () => wake(connection)),
  );

  return {
    wake,
    run: ({ sink, dryRun: isDry = false } = {}) =>
      Promise.all(
        workers.filter(({ name }) => sink === undefined || name === sink).map((worker) => worker.run({ isDry })),
      ),
    status: () => Promise.all(workers.map((worker) => worker.status())),
    close: async () => {
      for (const stop of stops) stop();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
