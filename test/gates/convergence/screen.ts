import type { Town, View } from './town.ts';

/** A page that shows one customer: it reads again exactly when the change log says that what it shows is stale. */
export interface Screen {
  hear(): Promise<void>;
  shown(): View;
  /** How often it has read. */
  reads(): number;
}

export async function openScreen(
  { store, view, clock }: Pick<Town, 'store' | 'view' | 'clock'>,
  customerId: string,
): Promise<Screen> {
  let seq = await store.changes.newest('default', clock.now());
  let shown = await view(customerId);
  let reads = 1;
  return {
    async hear() {
      const changes = await store.changes.since('default', { after: seq, customerId, limit: 1_000 });
      seq = await store.changes.newest('default', clock.now());
      if (changes?.every(({ stale }) => !stale.includes('customer.overview'))) return;
      shown = await view(customerId);
      reads += 1;
    },
    shown: () => shown,
    reads: () => reads,
  };
}
