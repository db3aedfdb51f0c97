import { refundOperations } from '../../src/contract/operations/refunds.ts';
import type { Input, Output } from '../../src/contract/types.ts';
import { blocksRefund } from '../../src/domain/disputes.ts';
import { refundTax } from '../../src/domain/refund-limits.ts';
import type { Answer } from '../engine/call.ts';
import { can, limitOf } from '../engine/policy.ts';
import { disputesOf } from '../operations/disputes.ts';
import type { ContextOf } from '../operations/handler.ts';
import { confirmedOf, figuresOf, isPaid, openOf, refundsOf } from './figures.ts';
import { openRefund } from './wire.ts';

type Preview = Output<'refunds.preview'>;
type Call = ContextOf<'refunds.preview'>;

/** What is left to refund of an order, and whether this caller may refund so much of it now. */
export async function previewRefund(input: Input<'refunds.preview'>, context: Call): Promise<Answer<Preview>> {
  const order = context.targets.order_id;
  const [refunds, confirmed, operation, isDisputed] = await Promise.all([
    refundsOf(context.merchant, order.id),
    confirmedOf(context, order.id),
    openOf(context, order.id),
    // Polar says so itself when it comes to it: what cannot be read here stands in nobody's way.
    disputesOf(context, order.id).then(
      (disputes) => disputes.some(blocksRefund),
      () => false,
    ),
  ]);
  const limits = figuresOf(order, refunds, confirmed);
  const amount = Math.min(input.amount ?? limits.refundable, limits.refundable);
  const tax = refundTax(amount, order, limits);
  const open = operation && openRefund(operation);
  const blocked = blockedBy(context, { isOpen: Boolean(open), isDisputed, refundable: limits.refundable });
  const limit = limitOf(context.caller, order.currency);
  return {
    result: {
      order_id: order.id,
      currency: order.currency,
      refundable_amount: limits.refundable,
      refundable_tax_amount: limits.tax,
      amount,
      tax_amount: tax,
      total_amount: amount + tax,
      tax_exact: amount === limits.refundable,
      refunds,
      ...(open ? { open } : {}),
      // Polar takes back only what a one-time order granted.
      can_revoke_benefits: order.subscription_id === null,
      ...(limit === undefined ? {} : { limit }),
      needs_approval: limit !== undefined && amount > limit,
      has_approver: context.services.approver !== undefined,
      ...(blocked ? { blocked } : {}),
    },
  };
}

interface Standing {
  readonly isOpen: boolean;
  readonly isDisputed: boolean;
  readonly refundable: number;
}

function blockedBy(context: Call, { isOpen, isDisputed, refundable }: Standing): Preview['blocked'] {
  if (!isPaid(context.targets.order_id)) return 'not_paid';
  if (isOpen) return 'open_refund';
  if (isDisputed) return 'disputed';
  if (refundable === 0) return 'nothing_left';
  const action = { ...refundOperations['refunds.create'], ticketProof: context.ticket?.proof ?? null };
  const verdict = can(context.caller, action, 'named', context.services);
  return verdict.verdict === 'deny' && verdict.code === 'ticket_required' ? 'ticket_required' : undefined;
}
