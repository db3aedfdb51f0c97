// A shop whose plan Pro, which Elena has, comes with ten calls under the key `calls`.
import type { HouseOptions } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { deliver, parcel } from '../webhooks/sender.ts';
import { type FlagShop, openShop } from './shop.ts';

export const openCreditShop = async (options: HouseOptions = {}) => withCredits(await openShop(options));

export async function withCredits<S extends FlagShop>(shop: S) {
  const { elena, products } = shop.shop;
  const filter = { conjunction: 'and', clauses: [{ property: 'name', operator: 'eq', value: 'call' }] };
  const meter = await merchant(shop, 'POST', '/v1/meters/', { name: 'Calls', filter, aggregation: { func: 'count' } });
  const unit = { amount_type: 'metered_unit', price_currency: 'usd', unit_amount: '10' };
  // More than Pro, so that nothing is left of what was paid for it when the next period is charged.
  const base = { amount_type: 'fixed', price_amount: 9_000, price_currency: 'usd' };
  /** A credit of so many calls, given by a plan besides what it gives. */
  const credit = async (plan: keyof typeof products, units: number) => {
    const properties = { meter_id: meter.id, units, rollover: false };
    const facts = { type: 'meter_credit', description: `${units} calls`, properties, metadata: { floe_key: 'calls' } };
    const { id } = await merchant(shop, 'POST', '/v1/benefits/', facts);
    const { benefits } = await merchant(shop, 'GET', `/v1/products/${products[plan]}`);
    const all = [...benefits.map((one: { id: string }) => one.id), id];
    await merchant(shop, 'POST', `/v1/products/${products[plan]}/benefits`, { benefits: all });
    return id as string;
  };
  const calls = await credit('pro', 10);
  const later = async () => {
    shop.clock.forward(5_000);
    await merchant(shop, 'GET', '/v1/products/');
  };
  await later();
  return {
    ...shop,
    meter: meter.id as string,
    /** The benefit that gives the calls of Pro. */
    calls,
    credit,
    /** Elena makes calls, and Polar has counted them. */
    use: async (times: number) => {
      const events = Array.from({ length: times }, () => ({ name: 'call', external_customer_id: elena.externalId }));
      await merchant(shop, 'POST', '/v1/events/ingest', { events });
      await later();
    },
    /** Elena comes to another plan, and Polar has given what it gives. */
    move: async (plan: keyof typeof products) => {
      const change = { product_id: products[plan], proration_behavior: 'prorate' };
      await merchant(shop, 'PATCH', `/v1/subscriptions/${elena.subscription}`, change);
      await later();
    },
    /** Elena comes to a plan that gives the same calls, and sells by the unit what a meter counts. */
    moveToSelling: async (counts: string) => {
      const prices = [base, { ...unit, meter_id: counts }];
      const plan = { name: 'By use', recurring_interval: 'month', prices };
      const { id } = await merchant(shop, 'POST', '/v1/products/', plan);
      await merchant(shop, 'POST', `/v1/products/${id}/benefits`, { benefits: [calls] });
      await merchant(shop, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { product_id: id });
      await later();
    },
    /** A webhook tells that her meters stand elsewhere now. */
    told: () => deliver(shop, parcel({ type: 'customer.state_changed', data: { id: elena.customer } })),
  };
}

export type CreditShop = Awaited<ReturnType<typeof openCreditShop>>;
