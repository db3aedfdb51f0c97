import { eachMethod } from './each-method.ts';
import { type Store, StoreUnavailable } from './port.ts';

/**
 * A store that is opened by its first use, once for all who wait. A failed opening is a {@link StoreUnavailable}
 * and is tried again by the next call.
 */
export function lazyStore(open: () => Promise<Store>): Store {
  let opening: Promise<Store> | undefined;

  function opened(): Promise<Store> {
    opening ??= open().catch((cause: unknown) => {
      opening = undefined;
      const why = cause instanceof Error ? cause.message : 'Floe: the database could not be opened.';
      throw new StoreUnavailable(why, { cause });
    });
    return opening;
  }

  return {
    ...eachMethod(async (work) => work(await opened())),
    transaction: async (work) => (await opened()).transaction(work),
    watch: async (heard) => (await opened()).watch(heard),
    schedule: async (name, work) => (await (await opened()).schedule?.(name, work)) ?? false,
    ready: async () => (await opened()).ready(),
    close: async () => {
      const was = opening;
      opening = undefined;
      await (await was)?.close();
    },
  };
}
