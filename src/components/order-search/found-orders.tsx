import type { ReactElement, ReactNode } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { orderSearch } from '../../i18n/en/order-search.ts';
import { useOpenedOrder } from '../order-dialog/use-opened-order.tsx';
import { OrderRow, OrderTitle } from '../order-list/order-row.tsx';
import { orderState, refundedGross } from '../order-list/order-words.ts';
import { OrderPayments } from '../order-payments/order-payments.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Pill } from '../ui/pill.tsx';
import { Rows } from '../ui/row.tsx';
import { Table, TableCell, TableHead } from '../ui/table.tsx';
import { type Text, useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** What a table of orders can leave out; the description opens an order, so it stays. */
export type OrderColumn = 'date' | 'number' | 'total' | 'refunded' | 'status';

/** Props of {@link FoundOrders}. */
export interface FoundOrdersProps {
  orders: readonly Order[];
  /** The number that is looked for. */
  number: string;
  /** @default every column */
  columns: readonly OrderColumn[] | undefined;
  onColumns: (columns: OrderColumn[]) => void;
}

/** Orders as a table of the columns one wants; as rows of two lines, which leave nothing out, where the place is narrow. */
export function FoundOrders({ orders, number, columns, onColumns }: FoundOrdersProps): ReactElement {
  const text = useText();
  const { t } = text;
  const { open, dialog } = useOpenedOrder((order) => <OrderPayments order={order} />);
  const w = useWords('orderSearch', orderSearch);
  // Whoever looks for a number may have that of a receipt.
  const receiptOf = ({ receipt_number: receipt }: Order) =>
    number && receipt ? (
      <>
        {' · '}
        <bdi>{receipt}</bdi>
      </>
    ) : null;
  const heads: [OrderColumn | 'description', string, 'end'?][] = [
    ['date', t.order.date],
    ['number', t.order.number],
    ['description', t.order.for],
    ['total', t.order.total, 'end'],
    ['refunded', t.invoice.refunded, 'end'],
    ['status', t.order.status],
  ];
  const choices = heads.flatMap(([name, label]) => (name === 'description' ? [] : [{ name, label }]));
  const wanted = columns ?? choices.map(({ name }) => name);
  const shown = heads.filter(([name]) => name === 'description' || wanted.includes(name));
  const choose = (name: OrderColumn, yes: boolean) =>
    onColumns(choices.map((one) => one.name).filter((one) => (one === name ? yes : wanted.includes(one))));
  return (
    <div>
      <details data-slot="order-columns" className="fl:hidden fl:pb-3 fl:text-sm fl:@min-[600px]:block">
        <summary className="fl:w-fit fl:cursor-pointer fl:text-mute">{w.columns}</summary>
        <div className="fl:mt-1 fl:flex fl:flex-wrap fl:gap-x-4">
          {choices.map(({ name, label }) => (
            <Checkbox
              key={name}
              label={label}
              checked={wanted.includes(name)}
              onChange={({ target }) => choose(name, target.checked)}
            />
          ))}
        </div>
      </details>
      <Table className="fl:hidden fl:@min-[600px]:table">
        <caption data-hidden="">{t.order.title}</caption>
        <thead>
          <tr>
            {shown.map(([name, label, align]) => (
              <TableHead key={name} scope="col" data-align={align}>
                {label}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => {
            const cells = cellsOf(order, text);
            return (
              <tr key={order.id} data-slot="order-search-row" data-state={order.status}>
                {shown.map(([name, , align]) => (
                  <TableCell key={name} data-align={align} className={LOOKS[name]}>
                    {name === 'description' ? <OrderTitle order={order} onOpen={open} /> : cells[name]}
                    {name === 'number' && receiptOf(order)}
                  </TableCell>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Rows aria-label={t.order.title} className="fl:@min-[600px]:hidden">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} onOpen={open}>
            {receiptOf(order)}
          </OrderRow>
        ))}
      </Rows>
      {dialog}
    </div>
  );
}

const LOOKS: Record<string, string> = {
  date: 'fl:whitespace-nowrap',
  number: 'fl:whitespace-nowrap',
  description: 'fl:min-w-28 fl:wrap-anywhere',
};

function cellsOf(order: Order, text: Text): Record<OrderColumn, ReactNode> {
  const { words, tone } = orderState(order, text);
  const back = refundedGross(order);
  return {
    date: text.date(order.created_at),
    number: <bdi>{order.invoice_number ?? '–'}</bdi>,
    total: text.money(order.total_amount, order.currency),
    refunded: back > 0 ? text.money(back, order.currency) : '–',
    status: <Pill tone={tone}>{words}</Pill>,
  };
}
