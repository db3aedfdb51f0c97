import type { RefundRow } from './table.ts';

export function viewRefund(row: RefundRow) {
  const { comment: _comment, ...shown } = row;
  return { ...shown, dispute: null };
}
