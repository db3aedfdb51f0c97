import { meters } from '../meters/table.ts';
import { viewPortalProduct } from '../products/view.ts';
import type { World } from '../state/world.ts';
import { productById } from '../subscriptions/catalog.ts';
import { pendingUpdateOf } from '../subscriptions/pending-update.ts';
import type { SubscriptionMeterRow, SubscriptionRow } from '../subscriptions/table.ts';
import { bareSubscription, metersOf, viewMeterCount, viewPendingUpdate, viewPrices } from '../subscriptions/view.ts';

/** A subscription as its customer reads it. */
export function viewPortalSubscription(world: World, row: SubscriptionRow) {
  return {
    ...withoutMetadata(row),
    product: viewPortalProduct(world, productById(world, row.product_id)),
    ...viewPrices(world, row),
    meters: metersOf(world, row).map((meter) => viewPortalMeterCount(world, meter)),
    pending_update: viewPendingUpdate(pendingUpdateOf(world, row)),
  };
}

/** Inside a customer's order. */
export function viewPortalOrderSubscription(row: SubscriptionRow) {
  const { user_id: _user, ...shown } = withoutMetadata(row);
  return shown;
}

function withoutMetadata(row: SubscriptionRow) {
  const { metadata: _metadata, ...shown } = bareSubscription(row);
  return shown;
}

function viewPortalMeterCount(world: World, row: SubscriptionMeterRow) {
  const meter = world.of(meters).get(row.meter_id);
  return { ...viewMeterCount(row), meter: meter ? viewPortalMeter(meter) : null };
}

interface NamedMeter {
  readonly id: string;
  readonly created_at: string;
  readonly modified_at: string | null;
  readonly name: string;
}

/** A customer learns a meter's name, not how it counts. */
export function viewPortalMeter({ created_at, modified_at, id, name }: NamedMeter) {
  return { created_at, modified_at, id, name };
}
