import { viewCustomer } from '../customers/view.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import { type DisputeRow, isClosed } from './table.ts';

export function viewDispute(world: World, row: DisputeRow) {
  return {
    ...disputeOfRefund(row),
    customer: viewCustomer(customerById(world, row.customer_id)),
    case_id: row.case_id,
  };
}

/** As a refund that ended it shows it. */
export function disputeOfRefund(row: DisputeRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    status: row.status,
    resolved: row.status === 'won' || row.status === 'lost',
    closed: isClosed(row),
    amount: row.amount,
    tax_amount: row.tax_amount,
    currency: row.currency,
    reason: row.reason,
    evidence_due_by: row.evidence_due_by,
    past_due: row.past_due,
    order_id: row.order_id,
    payment_id: row.payment_id,
  };
}
