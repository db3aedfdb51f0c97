import { type DiscountTerms, discountApplies, spreadDiscount } from './discount.ts';
import { changeLabel, creditLabel, priceLabel, spanLabel } from './labels.ts';
import { addInterval, type Interval } from './periods.ts';
import { isStaticCharge, type Price, priceAmount, type Quantity } from './price.ts';
import { mulDiv, type Rounding } from './rounding.ts';

/** A charge (or, negative, a credit) for part of a period, already after discount. Amounts in minor units, times in ms. */
export interface ProrationLine {
  priceId: string;
  label: string;
  amount: number;
  discountAmount: number;
  start: number;
  end: number;
}

/** One side of a change: a product with its prices in the subscription's currency, and how much of it is bought. */
export interface Plan extends Quantity {
  productId: string;
  name: string;
  interval: Interval;
  intervalCount: number;
  currency: string;
  prices: readonly Price[];
  discount?: DiscountTerms | null | undefined;
}

export interface Span {
  start: number;
  end: number;
}

export interface ProductChange {
  from: Plan;
  to: Plan;
  period: Span;
  now: number;
  /** `reset` charges the new plan in full and gives nothing back. */
  reset?: boolean | undefined;
}

/** The period a product change leads to: another interval (or a reset) starts one now, else the running one goes on. */
export function periodAfterChange(change: ProductChange): Span {
  const { from, to, now, period } = change;
  const sameInterval = from.interval === to.interval && from.intervalCount === to.intervalCount;
  if (sameInterval && !change.reset) return period;
  return { start: now, end: addInterval(now, to.interval, to.intervalCount) };
}

/**
 * The lines of a change of product: what is left of the old plan goes back, what is left of the new period is charged,
 * both by time and rounded to the even cent. Polar takes the discount off both, even one that is used up.
 */
export function prorateProductChange(change: ProductChange): ProrationLine[] {
  const { from, to, now, period } = change;
  const next = periodAfterChange(change);
  const credits = change.reset ? [] : planLines(from, { period, now, sign: -1 });
  return [...credits, ...planLines(to, { period: next, now, sign: 1 })];
}

export interface QuantityChange {
  plan: Plan;
  kind: 'seats' | 'units';
  to: number;
  period: Span;
  now: number;
  reset?: boolean | undefined;
}

/**
 * The line of a change of seats or units: the difference of what both quantities cost after discount, for the time
 * left, cut (not rounded) to the cent. No difference, no line.
 */
export function prorateQuantityChange(change: QuantityChange): ProrationLine[] {
  const { plan, kind, period, now } = change;
  const price = plan.prices.find((item) => item.amount_type === (kind === 'seats' ? 'seat_based' : 'unit_based'));
  if (!price) return [];
  const before = plan[kind] ?? 0;
  const old = afterDiscount(plan, price, { ...plan, [kind]: before });
  const target = afterDiscount(plan, price, { ...plan, [kind]: change.to });
  const end = change.reset ? addInterval(now, plan.interval, plan.intervalCount) : period.end;
  const amount = change.reset ? target.amount : partOf(target.amount - old.amount, { period, now }, 'toward-zero');
  if (amount === 0) return [];
  const what = changeLabel(plan.name, price, before, change.to);
  const label = amount < 0 ? creditLabel(what, now, end) : spanLabel(what, now, end);
  const taken = change.reset ? target.discount : Math.abs(target.discount - old.discount);
  const discountAmount = change.reset ? taken : partOf(taken, { period, now }, 'toward-zero');
  return [{ priceId: price.id, label, amount, discountAmount, start: now, end }];
}

/** Lines as Polar lists them: by price id, those of one price as they came. */
export function byPrice<Line extends { priceId: string }>(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => (a.priceId < b.priceId ? -1 : a.priceId > b.priceId ? 1 : 0));
}

function planLines(plan: Plan, at: { period: Span; now: number; sign: 1 | -1 }): ProrationLine[] {
  const prices = plan.prices.filter(isStaticCharge);
  const amounts = prices.map((price) => priceAmount(price, plan) ?? 0);
  const discounts = discountsOf(plan, amounts);
  return prices.map((price, index) => {
    const off = discounts[index] ?? 0;
    const amount = at.sign * partOf((amounts[index] ?? 0) - off, at, 'half-even');
    const what = priceLabel(plan.name, price, plan);
    const label = (at.sign < 0 ? creditLabel : spanLabel)(what, at.now, at.period.end);
    return { priceId: price.id, label, amount: amount + 0, discountAmount: off, start: at.now, end: at.period.end };
  });
}

function afterDiscount(plan: Plan, price: Price, quantity: Quantity): { amount: number; discount: number } {
  const base = priceAmount(price, quantity) ?? 0;
  const discount = discountsOf(plan, [base])[0] ?? 0;
  return { amount: base - discount, discount };
}

function discountsOf(plan: Plan, amounts: readonly number[]): number[] {
  const { discount } = plan;
  if (!discount || !discountApplies(discount, plan.productId, plan.currency)) return amounts.map(() => 0);
  return spreadDiscount(discount, amounts, plan.currency);
}

function partOf(amount: number, at: { period: Span; now: number }, rounding: Rounding): number {
  const left = at.period.end - at.now;
  const whole = at.period.end - at.period.start;
  if (left <= 0 || whole <= 0) return 0;
  return mulDiv(amount, left, whole, rounding);
}
