import { printPage, selectOf } from './page.ts';
import { runRefund } from './refund-dialog.ts';

const REASONS = {
  customer_request: 'Customer asked',
  duplicate: 'Charged twice',
  fraudulent: 'Fraud',
  service_disruption: 'Service was down',
  satisfaction_guarantee: 'Money-back guarantee',
  other: 'Other',
};

const row = (name: string, words: string, mark = '') => `<dt${mark}>${words}</dt><dd data-at="${name}"${mark}>–</dd>`;

export const refundPage = printPage({
  title: 'Refund',
  run: runRefund,
  main: `<h1>Refund</h1>
<dl>${row('refundable_amount', 'Left to refund, net')}${row('amount', 'Refund, net')}${row('tax_amount', 'Tax share')}${row('total_amount', 'The customer gets', ' class="total"')}</dl>
<label>Reason${selectOf(REASONS)}</label>
<button type="button" data-at="press" disabled>Refund</button>`,
});
