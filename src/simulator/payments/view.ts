import type { PaymentRow } from './table.ts';

export function viewPayment(row: PaymentRow) {
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    processor: 'stripe',
    status: row.status,
    amount: row.amount,
    currency: row.currency,
    method: 'card',
    trigger: row.trigger,
    decline_reason: row.decline_reason,
    decline_message: row.decline_message,
    organization_id: row.organization_id,
    checkout_id: row.checkout_id,
    order_id: row.order_id,
    processor_metadata: {},
    method_metadata: { brand: row.brand, last4: row.last4 },
  };
}
