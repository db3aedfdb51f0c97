import type { IterateOptions, IterateQuery } from '../calls.ts';
import type { Reply } from '../engine/inquiry.ts';
import type { NamedVisit } from '../engine/routes.ts';
import type { PolarDoors, ProxyOptions } from './open.ts';

/** The proxy and the catalogue behind it, loaded with the first call. */
export function lazyProxy(options: ProxyOptions): PolarDoors {
  let opened: Promise<PolarDoors> | undefined;
  const proxy = () => {
    opened ??= import('./open.ts').then(({ openProxy }) => openProxy(options));
    return opened;
  };
  return {
    envelope: async (visit: NamedVisit): Promise<Reply> => (await proxy()).envelope(visit),
    raw: async (visit) => (await proxy()).raw(visit),
    async *iterate(name: string, query?: IterateQuery, how?: IterateOptions) {
      yield* (await proxy()).iterate(name, query, how);
    },
    run: async (call) => (await proxy()).run(call),
    find: async (name) => (await proxy()).find(name),
    flush: async () => {
      if (opened) await (await opened).flush();
    },
  };
}
