import { discounts } from '../discounts/table.ts';
import { invalid } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import { findProduct, productById, redeemableDiscount } from '../subscriptions/catalog.ts';
import type { Infer } from '../validation/schema.ts';
import { trialEndFrom } from './amounts.ts';
import { checkDiscount } from './create.ts';
import { refuseUsedUpDiscount } from './discount-limit.ts';
import { chosenQuantity } from './quantity.ts';
import { refuseUnlessOpen } from './refusals.ts';
import type { checkoutUpdate, checkoutUpdatePublic } from './schema.ts';
import { type CheckoutRow, checkouts } from './table.ts';
import { viewCheckout } from './view.ts';

type Update = Infer<typeof checkoutUpdate> | Infer<typeof checkoutUpdatePublic>;

/** Changes an open checkout, by its organization or by the buyer. */
export function updateCheckout(world: World, row: CheckoutRow, update: Update): CheckoutRow {
  refuseUnlessOpen(row);
  const changed = applyUpdate(world, row, update);
  if ('discount_code' in update) refuseUsedUpDiscount(world, changed);
  world.emit(row.organization_id, 'checkout.updated', viewCheckout(world, changed));
  return changed;
}

/** The same without telling, for a confirmation that brings the last answers along. */
export function applyUpdate(world: World, row: CheckoutRow, update: Update): CheckoutRow {
  const moved = { ...row, ...productPatch(world, row, update) };
  const quantity = quantityPatch(world, moved, update);
  const patched = {
    ...moved,
    ...quantity,
    ...buyerPatch(update),
    ...discountPatch(world, moved, update),
    ...merchantPatch(update),
  };
  const trial_end = trialEndFrom(world, patched);
  const { id: _id, created_at: _created, modified_at: _modified, ...columns } = { ...patched, trial_end };
  return world.of(checkouts).update(row.id, columns);
}

function productPatch(world: World, row: CheckoutRow, update: Update): Partial<CheckoutRow> {
  const { product_id: id } = update;
  if (!id || id === row.product_id) return update.amount == null ? {} : { custom_amount: update.amount };
  const product = row.product_ids.includes(id) ? findProduct(world, row.organization_id, id) : undefined;
  const price = product?.prices.find((candidate) => candidate.price_currency === row.currency);
  if (!product || !price)
    throw invalid([{ loc: ['body', 'product_id'], msg: 'Product is not available in this checkout.', input: id }]);
  return {
    product_id: id,
    product_price_id: price.id,
    custom_amount: update.amount ?? null,
    ...chosenQuantity(product, row.currency, { ...row, seats: update.seats, units: update.units }),
  };
}

function quantityPatch(world: World, row: CheckoutRow, update: Update): Partial<CheckoutRow> {
  if (update.seats == null && update.units == null) return {};
  const product = productById(world, row.product_id);
  return chosenQuantity(product, row.currency, {
    ...row,
    seats: update.seats ?? row.seats,
    units: update.units ?? row.units,
  });
}

function buyerPatch(update: Update): Partial<CheckoutRow> {
  const { customer_billing_address: address, customer_tax_id: taxId } = update;
  return {
    ...(update.customer_name === undefined ? {} : { customer_name: update.customer_name }),
    ...(update.customer_email === undefined ? {} : { customer_email: update.customer_email }),
    ...(update.customer_billing_name === undefined ? {} : { customer_billing_name: update.customer_billing_name }),
    ...(update.is_business_customer === undefined ? {} : { is_business_customer: update.is_business_customer }),
    ...(address === undefined ? {} : { customer_billing_address: address }),
    ...(taxId === undefined ? {} : { customer_tax_id: taxId === null ? null : ([taxId, 'eu_vat'] as const) }),
    ...(update.custom_field_data === undefined ? {} : { custom_field_data: update.custom_field_data }),
    ...(update.locale == null ? {} : { locale: update.locale }),
    ...(update.allow_trial == null ? {} : { allow_trial: update.allow_trial }),
  };
}

function discountPatch(world: World, row: CheckoutRow, update: Update): Partial<CheckoutRow> {
  if ('discount_code' in update && update.discount_code !== undefined)
    return { discount_id: update.discount_code === null ? null : discountByCode(world, row, update.discount_code) };
  if ('discount_id' in update && update.discount_id !== undefined) {
    const product = productById(world, row.product_id);
    return { discount_id: checkDiscount(world, { product, currency: row.currency, discountId: update.discount_id }) };
  }
  return {};
}

function discountByCode(world: World, row: CheckoutRow, code: string): string {
  const found = world
    .of(discounts)
    .find(
      (discount) =>
        discount.code?.toUpperCase() === code.toUpperCase() && discount.organization_id === row.organization_id,
    );
  if (!found || !redeemableDiscount(world, row, found.id))
    // Polar does not repeat the code.
    throw invalid([{ loc: ['body', 'discount_code'], msg: 'Discount does not exist.', input: null }]);
  return found.id;
}

function merchantPatch(update: Update): Partial<CheckoutRow> {
  if (!('metadata' in update) && !('success_url' in update) && !('customer_metadata' in update)) return {};
  return {
    ...(update.metadata === undefined ? {} : { metadata: update.metadata }),
    ...(update.customer_metadata == null ? {} : { customer_metadata: update.customer_metadata }),
    ...(update.success_url === undefined ? {} : { success_url: update.success_url }),
    ...(update.return_url === undefined ? {} : { return_url: update.return_url }),
    ...(update.embed_origin === undefined ? {} : { embed_origin: update.embed_origin }),
  };
}
