import { expect, it } from 'vitest';
import type { Order } from '../../src/contract/operations.gen.ts';
import { orderCsvHead, orderCsvLine } from '../../src/domain/order-csv.ts';

const order: Order = {
  id: '5b0c3a52-8f0e-4f52-9d1e-000000000001',
  created_at: '2026-03-29T00:30:00Z',
  status: 'partially_refunded',
  paid: true,
  currency: 'usd',
  subtotal_amount: 1000,
  discount_amount: 0,
  net_amount: 1000,
  tax_amount: 89,
  total_amount: 1089,
  refunded_amount: 500,
  refunded_tax_amount: 45,
  billing_reason: 'purchase',
  invoice_number: 'ACME-1',
  receipt_number: null,
  customer_id: '5b0c3a52-8f0e-4f52-9d1e-000000000002',
  product_id: null,
  subscription_id: null,
  description: '=HYPERLINK("x")',
};

/** The line as a table: name of the column to its cell; none of the cells holds a comma. */
function written(timeZone: string): Record<string, string> {
  const cells = orderCsvLine(order, timeZone).trim().split(',');
  return Object.fromEntries(
    orderCsvHead()
      .trim()
      .split(',')
      .map((name, at) => [name, cells[at] ?? '']),
  );
}

it('tells what was asked at the checkout, where something was', () => {
  const asked = orderCsvLine({ ...order, custom_field_data: { vat: 'DE 1', terms: true } }, 'UTC');
  expect(asked).toContain('"{""vat"":""DE 1"",""terms"":true}"');
  expect(written('UTC').custom_fields).toBe('');
});

it.each([
  ['UTC', '2026-03-29 00:30:00'],
  ['Europe/Berlin', '2026-03-29 01:30:00'],
  ['Pacific/Pago_Pago', '2026-03-28 13:30:00'],
  ['Pacific/Kiritimati', '2026-03-29 14:30:00'],
])('an order is told in UTC and by the clocks of %s, which are named', (timeZone, local_time) => {
  expect(written(timeZone)).toMatchObject({ created_at: '2026-03-29T00:30:00Z', local_time, time_zone: timeZone });
});

it('amounts stay minor units, gaps stay empty, and no text starts a formula', () => {
  expect(written('UTC')).toMatchObject({
    total_amount: '1089',
    refunded_amount: '500',
    refunded_tax_amount: '45',
    currency: 'usd',
    receipt_number: '',
    product: '',
    description: `"'=HYPERLINK(""x"")"`,
  });
});
