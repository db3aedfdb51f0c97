import type { House } from '../adapter/house.ts';

/** From now on the store commits once, the reservation, and then no more; the answer mends it. */
export function fillDiskAfterOne({ store }: House): () => void {
  const { transaction } = store;
  let commits = 0;
  Object.assign(store, {
    transaction: async (work: Parameters<typeof transaction>[0]) => {
      commits += 1;
      if (commits > 1) throw new Error('disk full');
      return transaction(work);
    },
  });
  return () => void Object.assign(store, { transaction });
}
