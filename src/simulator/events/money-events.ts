// Money as the feed tells it: what a payment, a refund or a dispute did to the seller's balance, net of tax.

import { orderById } from '../orders/find.ts';
import type { OrderRow } from '../orders/table.ts';
import { refundableAmount, refundableTax } from '../pricing/refund-share.ts';
import { platformFee } from '../pricing/totals.ts';
import type { World } from '../state/world.ts';
import { feedId, recordEvent, told } from './system.ts';

/** `all` as a rule; with `checkouts` the processor does not say what became of the money of other payments. */
export type ToldBalances = 'all' | 'checkouts';

const toldBalances = new WeakMap<World, ToldBalances>();

export function setToldBalances(world: World, told: ToldBalances): void {
  toldBalances.set(world, told);
}

/** A payment without its payer, for a renewal say. */
export function recordLaterPayment(world: World, order: OrderRow): void {
  if (order.due_amount === 0 || toldBalances.get(world) !== 'checkouts') recordPayment(world, order);
}

/** A payment of an order, or an order for which nothing was due. */
export function recordPayment(world: World, order: OrderRow): void {
  const { net_amount, tax_amount, currency } = order;
  // Where nothing is sold no tax is looked up.
  const place = order.subtotal_amount === 0 ? {} : placeOf(order, 'whole');
  if (order.due_amount === 0)
    record(world, order, 'balance.credit_order', { amount: net_amount, currency, tax_amount, ...place, fee: 0 });
  else
    record(world, order, 'balance.order', {
      transaction_id: feedId(world),
      net_amount,
      ...moneyOf(order, { amount: net_amount, tax: tax_amount }),
      ...place,
      fee: platformFee(order.total_amount),
    });
}

interface Taken {
  readonly orderId: string;
  /** Positive, in minor units. */
  readonly amount: number;
  readonly tax_amount: number;
}

export function recordRefundMoney(world: World, refund: Taken & { readonly id: string }, reversed = false): void {
  const order = orderById(world, refund.orderId);
  const sign = reversed ? 1 : -1;
  record(world, order, reversed ? 'balance.refund_reversal' : 'balance.refund', {
    transaction_id: feedId(world),
    refund_id: refund.id,
    order_created_at: told(order.created_at),
    ...moneyOf(order, { amount: sign * refund.amount, tax: sign * refund.tax_amount }),
    ...placeOf(order, 'state'),
    ...(reversed ? {} : { refundable_amount: refundableAmount(order) + refundableTax(order) }),
    fee: 0,
  });
}

/** What a bank charges for a dispute, in minor units. */
const DISPUTE_FEE = 1_500;

export function recordDisputeMoney(world: World, dispute: Taken & { readonly id: string }, reversed = false): void {
  const order = orderById(world, dispute.orderId);
  const sign = reversed ? 1 : -1;
  record(world, order, reversed ? 'balance.dispute_reversal' : 'balance.dispute', {
    transaction_id: feedId(world),
    dispute_id: dispute.id,
    ...moneyOf(order, { amount: sign * dispute.amount, tax: sign * dispute.tax_amount }),
    ...placeOf(order, 'state'),
    fee: reversed ? 0 : DISPUTE_FEE,
  });
}

function moneyOf({ currency }: OrderRow, { amount, tax }: { readonly amount: number; readonly tax: number }) {
  const presentment = { presentment_amount: amount, presentment_currency: currency, exchange_rate: 1 };
  return { amount, currency, ...presentment, tax_amount: tax };
}

// A payment names the state with its country, what takes it back does not.
function placeOf({ billing_address }: OrderRow, style: 'whole' | 'state'): object {
  if (!billing_address) return {};
  const { state, country } = billing_address;
  return {
    ...(state === null ? {} : { tax_state: style === 'whole' ? state : state.replace(`${country}-`, '') }),
    tax_country: country,
  };
}

function record(world: World, order: OrderRow, name: string, money: object): void {
  const { organization_id, customer_id, id, product_id, subscription_id } = order;
  const metadata = {
    order_id: id,
    ...(product_id === null ? {} : { product_id }),
    ...(subscription_id === null ? {} : { subscription_id }),
    ...money,
  };
  recordEvent(world, { organization_id, customer_id, name, metadata });
}
