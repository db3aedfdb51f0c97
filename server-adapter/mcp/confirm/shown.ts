import { formatMoney } from '../../../src/domain/money.ts';
import type { AskedCall } from './ask.ts';
import { escaped } from './html.ts';

const AMOUNTS = ['amount', 'expected_refundable', 'expected_due'];
const NAMES: Readonly<Record<string, string>> = {
  amount: 'Refund, net of tax',
  expected_refundable: 'Left to refund, net of tax',
  expected_due: 'Due, as it was shown',
};

/** Everything that will be sent, as rows a person can read: nothing of it is left out. */
export function rowsOf({ input, currency }: AskedCall): string {
  const fields = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  return fields.map(([name, value]) => row(NAMES[name] ?? spoken(name), textOf(name, value, currency))).join('');
}

export const row = (name: string, value: string): string => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`;

const spoken = (name: string): string => name.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

function textOf(name: string, value: unknown, currency: string | undefined): string {
  if (typeof value === 'number' && currency !== undefined && AMOUNTS.includes(name))
    return formatMoney({ amount: value, currency });
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
