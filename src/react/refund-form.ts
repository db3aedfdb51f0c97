import type { Input, Output } from '../client/operation.ts';
import type { Order } from '../contract/operations.gen.ts';
import { editableAmount } from '../domain/money.ts';
import { type MoneyProblem, parseMoney } from '../domain/parse-money.ts';
import { netOfGross, type RefundLimits, refundLimits, refundTax } from '../domain/refund-limits.ts';

/** Why money goes back; what Polar accepts. */
export type RefundReason = Input<'refunds.create'>['reason'];
/** What stands in the way of a refund, or of this one. */
export type RefundBlock =
  | NonNullable<Output<'refunds.preview'>['blocked']>
  | 'needs_amount'
  | MoneyProblem
  | 'above_limit'
  | 'changed_elsewhere'
  | 'above_refundable';

/** Net, tax and what the customer gets, minor units. */
export interface RefundFigures {
  net: number;
  tax: number;
  total: number;
  /** False: the tax is an estimate until Polar answers. */
  exact: boolean;
}

/** What a refund form starts with: all of it, at the customer's request. */
export const EMPTY_REFUND = {
  mode: 'full' as 'full' | 'part',
  amountText: '',
  basis: 'net' as 'net' | 'gross',
  reason: 'customer_request' as RefundReason,
  note: '',
  takeBack: false,
};
export type RefundForm = typeof EMPTY_REFUND;
type Typed = { net: number } | { problem: MoneyProblem | 'needs_amount' | 'above_refundable' };

/** The server's figures, with the earlier refunds they come from. */
export function limitsOf(order: Order, preview: Output<'refunds.preview'>): RefundLimits {
  return {
    ...refundLimits(order, preview.refunds),
    refundable: preview.refundable_amount,
    tax: preview.refundable_tax_amount,
  };
}

export function figuresOf(net: number, order: Order, limits: RefundLimits): RefundFigures {
  const tax = refundTax(net, order, limits);
  return { net, tax, total: net + tax, exact: net === limits.refundable || order.tax_amount === 0 };
}

export function amountOf(
  form: RefundForm,
  given: { order: Order | undefined; limits: RefundLimits | null; currency: string; locale: string },
): Typed {
  const { order, limits, currency, locale } = given;
  if (!order || !limits) return { problem: 'needs_amount' };
  if (form.mode === 'full') return { net: limits.refundable };
  const most = limits.refundable + (form.basis === 'gross' ? limits.tax : 0);
  const parsed = parsePart(form.amountText, { most, currency, locale });
  if (!parsed.ok) return { problem: parsed.problem === 'empty' ? 'needs_amount' : parsed.problem };
  if (parsed.amount === 0) return { problem: 'needs_amount' };
  if (parsed.amount > most) return { problem: 'above_refundable' };
  return { net: form.basis === 'gross' ? netOfGross(parsed.amount, order, limits) : parsed.amount };
}

/** An amount, or a share of what is left: `25 %`. */
function parsePart(text: string, { most, currency, locale }: { most: number; currency: string; locale: string }) {
  const share = text.replace(/[%٪％]/, '');
  if (share === text) return parseMoney(text, { currency, locale });
  // A share has two decimals at most, whatever the currency has.
  const parsed = parseMoney(share, { currency: 'usd', locale });
  return parsed.ok ? { ...parsed, amount: Math.round((most * parsed.amount) / 1e4) } : parsed;
}

export function blockOf({
  server,
  typed,
  limits,
}: {
  server: Output<'refunds.preview'>['blocked'];
  typed: Typed;
  limits: RefundLimits | null;
}): RefundBlock | null {
  if (server) return server;
  if (limits && limits.refundable === 0) return 'nothing_left';
  return 'problem' in typed ? typed.problem : null;
}

/** Changing the basis keeps the refund the same and rewrites the number. */
export function rebased(
  form: RefundForm,
  to: { basis: RefundForm['basis']; figures: RefundFigures | null; currency: string; locale: string },
): Partial<RefundForm> {
  if (to.basis === form.basis || !to.figures || form.mode === 'full') return { basis: to.basis };
  const amount = to.basis === 'gross' ? to.figures.total : to.figures.net;
  return { basis: to.basis, amountText: editableAmount({ amount, currency: to.currency }, to.locale) };
}
