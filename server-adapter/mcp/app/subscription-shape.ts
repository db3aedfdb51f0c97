import type { Input, Output } from '../../../src/contract/types.ts';
import { changeTiming } from '../../../src/domain/change-timing.ts';
import type { Line, Shape } from './subscription-dialog.ts';

type Subscription = Output<'subscriptions.get'>;
type Preview = Output<'subscriptions.preview'>;
type Change = Extract<Preview, { of: 'change' }>;
type End = Extract<Preview, { of: 'cancel' }>;
type Amounts = NonNullable<Change['amounts']>;
type Shown = Omit<Shape, 'offers' | 'does'>;

/** What a preview of a change takes, with whom it is about as a model names them. */
export type Wanted = Extract<Input<'subscriptions.preview'>, { of: 'change' }> & { readonly customer?: string };

interface Changing {
  readonly preview: Change;
  readonly wanted: Pick<Wanted, 'product_id' | 'seats' | 'units'>;
  readonly then: Output<'products.list'>[number] | null;
}

const planOf = ({ product, product_id }: Subscription): string => product?.name ?? product_id;

export function changeShape(now: Subscription, { preview, wanted, then }: Changing): Shown {
  const { product_id, seats, units } = wanted;
  const isOtherInterval = then !== null && then.recurring_interval !== now.recurring_interval;
  const timing = changeTiming(preview.proration_behavior, isOtherInterval);
  const lines: (Line | false)[] = [
    { label: 'Now', text: planOf(now) },
    product_id !== undefined && { label: 'Then', text: then?.name ?? product_id },
    seats !== undefined && { label: 'Seats', text: `${now.seats ?? 1} → ${seats}` },
    units !== undefined && { label: 'Units', text: `${now.units ?? 1} → ${units}` },
    preview.applies_at !== null && { label: 'From', at: preview.applies_at },
    ...(preview.amounts && timing !== 'next_period' ? figures(preview.amounts, DUE[timing]) : []),
  ];
  const note = timing === 'next_period' ? 'Nothing is due now.' : preview.amounts ? '' : NO_FIGURES;
  return { title: 'Change a plan', currency: now.currency, lines: present(lines), note, asks: false };
}

/** When it is charged; `unknown`: as the organization has set it, which is not shown to everybody. */
const DUE = { now: 'Due now', next_invoice: 'On the next invoice', unknown: 'Due' };
const NO_FIGURES = 'The exact amount will be on the invoice.';

function figures(amounts: Amounts, due: string): Line[] {
  const { prorations, subtotal_amount, discount_amount, tax_amount, applied_balance_amount, due_amount } = amounts;
  const lines: (Line | false)[] = [
    ...(prorations.length > 0 ? prorations : [{ label: 'New price', amount: subtotal_amount }]),
    discount_amount !== 0 && { label: 'Discount', amount: -discount_amount },
    tax_amount !== 0 && { label: 'Tax', amount: tax_amount },
    applied_balance_amount !== 0 && { label: 'Credit used', amount: applied_balance_amount },
    { label: due, amount: due_amount, isTotal: true },
  ];
  return present(lines).map(({ label, amount, isTotal }) => ({ label, amount, isTotal }) as Line);
}

export function endShape(now: Subscription, { stops_collection, outstanding_amount }: End): Shown {
  const { current_period_end, ended_at, currency } = now;
  const isOwed = stops_collection === true && (outstanding_amount ?? 0) > 0;
  const lines: (Line | false)[] = [
    { label: 'Plan', text: planOf(now) },
    ended_at === null && current_period_end !== null && { label: 'This period ends', at: current_period_end },
    isOwed && { label: 'Open, and not collected any more', amount: outstanding_amount ?? 0 },
  ];
  const note =
    ended_at === null ? 'Ended now, access stops at once, for good, and nothing is refunded.' : 'It has ended.';
  return { title: 'End a subscription', currency, lines: present(lines), note, asks: ended_at === null };
}

const present = (lines: readonly (Line | false)[]): Line[] => lines.filter((line) => line !== false);
