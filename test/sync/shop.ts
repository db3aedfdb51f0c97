// A shop whose entitlements are told to sinks, and engines that are told.
import type { ReportedEvent, SyncSettings } from '../../server-adapter/index.ts';
import { growthBookSink } from '../../server-adapter/sync/index.ts';
import type { HouseOptions } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { type FlagShop, type Grant, grantsOf, openShop } from '../entitlements/shop.ts';
import { GROWTHBOOK, growthBook, TOKEN } from './growthbook.ts';

/** Elena gets the flag by the free plan. Answers her grant of it. */
export async function giveBack(house: FlagShop): Promise<Grant> {
  const { products, elena } = house.shop;
  await merchant(house, 'POST', `/v1/products/${products.free}/benefits`, { benefits: [house.beta] });
  await merchant(house, 'POST', '/v1/subscriptions/', { product_id: products.free, customer_id: elena.customer });
  const grants = await grantsOf(house, elena.customer);
  const grant = grants.find(({ benefit_id, is_granted }) => benefit_id === house.beta && is_granted);
  if (!grant) throw new Error('She was not given it.');
  return grant;
}

/** Tests do not wait for turns; how long they take is tried where it is counted. */
export const FAST = { burst: 10_000, perSecond: 10_000 };

/** A shop that tells GrowthBook's double, and whatever else. */
export async function openSyncShop({ engine = growthBook(), sync, ...options }: SyncShopOptions = {}) {
  const sink = growthBookSink({ token: TOKEN, url: GROWTHBOOK, rate: FAST });
  const listeners = new Set<(event: ReportedEvent) => unknown>();
  const onError = (event: ReportedEvent) => {
    for (const heard of listeners) heard(event);
  };
  const shop = await openShop({ onError, ...options, sync: { sinks: [sink], fetch: engine.fetch, ...sync } });
  /** Told of what the adapter reports from now on. */
  const onReport = (heard: (event: ReportedEvent) => unknown) => void listeners.add(heard);
  return { ...shop, engine, onReport };
}

type SyncShopOptions = Omit<HouseOptions, 'sync'> & {
  readonly engine?: ReturnType<typeof growthBook>;
  readonly sync?: Partial<SyncSettings>;
};
