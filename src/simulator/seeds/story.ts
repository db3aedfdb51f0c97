import type { Shop } from './shop.ts';

/** Something that happened so many days ago. */
export type Beat = readonly [daysAgo: number, happens: () => void];

/** Plays what happened in the order it happened, and ends in the present. */
export function tell(shop: Shop, beats: readonly Beat[]): void {
  for (const [daysAgo, happens] of [...beats].sort(([a], [b]) => b - a)) {
    shop.daysAgo(daysAgo);
    happens();
  }
  shop.daysAgo(0);
}
