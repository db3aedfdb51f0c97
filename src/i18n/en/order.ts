import { n } from './count.ts';

/** English of orders and what they sum up to. */
export const order = {
  title: 'Orders',
  none: 'No orders yet.',
  more: (count: number) => n(count, '# more order', '# more orders'),
  number: 'Invoice',
  date: 'Date',
  for: 'For',
  status: 'Status',
  total: 'Total',
  refund: 'Refund',
  refundOf: (what: string) => `Refund ${what}`,
  refunded: (amount: string) => `${amount} refunded`,
  caption: 'Invoices',
  plain: 'Order',
  state: {
    draft: 'Draft',
    pending: 'Pending',
    paid: 'Paid',
    refunded: 'Refunded',
    partially_refunded: 'Partly refunded',
    void: 'Void',
  },
};
