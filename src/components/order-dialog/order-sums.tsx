import type { ReactElement } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { refundedGross } from '../order-list/order-words.ts';
import { LineLabel } from '../ui/line-label.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { useText } from '../use-text.ts';

/** What an order comes to: items, discount, before tax, tax, total; then what credit paid, what is due, what went back. */
export function OrderSums({ order }: { order: Order }): ReactElement {
  const { t, money } = useText();
  const { items = [], subtotal_amount, discount_amount, net_amount, tax_amount, total_amount } = order;
  const credit = order.applied_balance_amount ?? 0;
  const due = order.due_amount ?? total_amount + credit;
  const back = refundedGross(order);
  const say = (amount: number) => money(amount, order.currency);
  const above: [label: string, amount: number, told: boolean][] = [
    [t.invoice.subtotal, subtotal_amount, discount_amount !== 0 && items.length !== 1],
    [t.invoice.discount, -discount_amount, discount_amount !== 0],
    [t.invoice.net, net_amount, tax_amount !== 0 && (discount_amount !== 0 || items.length !== 1)],
    [t.invoice.tax, tax_amount, true],
  ];
  const below: [label: string, amount: number, told: boolean][] = [
    [credit > 0 ? t.invoice.debt : t.invoice.credit, credit, credit !== 0],
    [t.invoice.due, due, order.status === 'pending' || credit !== 0],
    [t.invoice.refunded, -back, back !== 0],
  ];
  const lines = (list: typeof above) =>
    list.map(
      ([label, amount, told]) =>
        told && (
          <SumLine key={label} label={label}>
            {say(amount)}
          </SumLine>
        ),
    );
  return (
    <Sum data-slot="order-sums">
      {items.map(({ id, label, amount }, at) => (
        <SumLine key={id ?? at} label={<LineLabel label={label} />}>
          {say(amount)}
        </SumLine>
      ))}
      {lines(above)}
      <SumLine total label={t.invoice.total}>
        {say(total_amount)}
      </SumLine>
      {lines(below)}
    </Sum>
  );
}
