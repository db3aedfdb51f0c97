import type { Shop } from './shop.ts';

/** What a seed promises to whoever starts on it; null where it made none. */
export interface SeedIds {
  /** A customer with a running subscription. */
  readonly customer: string | null;
  /** Their active subscription, which is not about to end. */
  readonly subscription: string | null;
  /** A paid order of theirs with at least 1,000 left to refund and no refund yet. */
  readonly order: string | null;
  /** A granted license key of theirs. */
  readonly license_key: string | null;
}

/** Fills an empty simulator, by Polar's own requests and the moves; time ends at the present. */
export type Seed = (shop: Shop) => SeedIds;

export type SeedName = 'demo' | 'empty' | 'large';
