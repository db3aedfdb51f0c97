import { type ReactElement, useState } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { useOpenedOrder } from '../order-dialog/use-opened-order.tsx';
import { Button } from '../ui/button.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Pill } from '../ui/pill.tsx';
import { Rows } from '../ui/row.tsx';
import { Table, TableCell, TableHead } from '../ui/table.tsx';
import { useText } from '../use-text.ts';
import { OrderDownload } from './order-download.tsx';
import { OrderRow, OrderTitle } from './order-row.tsx';
import { orderState } from './order-words.ts';

/** Props of {@link OrderTable}. */
export interface OrderTableProps {
  orders: readonly Order[];
  /** How many are shown before "more". @default 6 */
  first?: number | undefined;
  /** How many there are in all. @default as many as given */
  total?: number | undefined;
  /** Reads orders beyond those given; null while they are read. */
  onMore?: (() => void) | null | undefined;
}

/** Orders as a table; as rows of two lines where the place is narrow. Each opens to its figures, invoice and payment. */
export function OrderTable({ orders: all, first = 6, total = all.length, onMore }: OrderTableProps): ReactElement {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const orders = isOpen ? all : all.slice(0, first);
  const { open, download, dialog } = useOpenedOrder();
  const { t, money, date } = text;
  return (
    <KitRoot>
      <div data-slot="order-table" className="fl:@container">
        <Table className="fl:hidden fl:@min-[600px]:table">
          <caption data-hidden="">{t.order.caption}</caption>
          <thead>
            <tr>
              {[t.order.date, t.order.number, t.order.for, t.order.status].map((name) => (
                <TableHead key={name} scope="col">
                  {name}
                </TableHead>
              ))}
              <TableHead scope="col" data-align="end">
                {t.order.total}
              </TableHead>
              <TableHead scope="col">
                <span data-hidden="">{t.invoice.short}</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => {
              const { words, tone } = orderState(order, text);
              return (
                <tr key={order.id} data-slot="order-table-row" data-state={order.status}>
                  <TableCell className="fl:whitespace-nowrap">{date(order.created_at)}</TableCell>
                  <TableCell className="fl:whitespace-nowrap">
                    <bdi>{order.invoice_number ?? '–'}</bdi>
                  </TableCell>
                  <TableCell className="fl:min-w-28 fl:wrap-anywhere">
                    <OrderTitle order={order} onOpen={open} />
                  </TableCell>
                  <TableCell>
                    <Pill tone={tone}>{words}</Pill>
                  </TableCell>
                  <TableCell data-align="end">{money(order.total_amount, order.currency)}</TableCell>
                  <TableCell data-align="end">
                    <OrderDownload order={order} onDownload={download} />
                  </TableCell>
                </tr>
              );
            })}
          </tbody>
        </Table>
        <h3 className="fl:border-t fl:border-line2 fl:px-4 fl:pt-3.5 fl:pb-1 fl:font-semibold fl:@min-[600px]:hidden">
          {t.order.caption}
        </h3>
        <Rows aria-label={t.order.caption} className="fl:px-4 fl:pb-1 fl:@min-[600px]:hidden">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} onOpen={open} onDownload={download} />
          ))}
        </Rows>
        {total > orders.length && (all.length > orders.length || onMore) && (
          <div className="fl:border-t fl:border-line2 fl:px-4 fl:py-1.5 fl:@min-[600px]:px-6">
            <Button
              look="quiet"
              className="fl:-ms-1"
              onClick={() => (isOpen || all.length <= first ? onMore?.() : setOpen(true))}
            >
              {t.order.more(total - orders.length)}
            </Button>
          </div>
        )}
      </div>
      {dialog}
    </KitRoot>
  );
}
