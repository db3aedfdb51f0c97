import type { Handle } from './inquiry.ts';

/** Counts what is under way, so that what it needs is not closed under it. */
export function underWay(handle: Handle): { readonly handle: Handle; idle(): Promise<void> } {
  let count = 0;
  let idle: (() => void) | undefined;
  return {
    handle: async (inquiry) => {
      count += 1;
      try {
        return await handle(inquiry);
      } finally {
        count -= 1;
        if (count === 0) idle?.();
      }
    },
    idle: () => {
      if (count === 0) return Promise.resolve();
      return new Promise((resolve) => {
        idle = resolve;
      });
    },
  };
}
