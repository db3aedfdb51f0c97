// A shop whose entitlements are told to sinks, and engines that are told.
import { merchant } from '../adapter/merchant.ts';
import { type FlagShop, type Grant, grantsOf } from '../entitlements/shop.ts';

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
