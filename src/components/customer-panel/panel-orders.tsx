import type { ReactElement } from 'react';
import { useOrders } from '../../react/use-orders.ts';
import { useSlice } from '../../react/use-slice.ts';
import { OrderList, type OrderListProps } from '../order-list/order-list.tsx';
import { Section, SectionTitle } from '../ui/section.tsx';
import { useText } from '../use-text.ts';

/** The newest orders. */
export function PanelOrders(props: OrderListProps): ReactElement | null {
  const { total, status } = useOrders();
  const { data: customer, status: who } = useSlice('customer.get', {});
  const { t } = useText();
  if (who === 'ready' && !customer) return null;
  return (
    <Section data-state={status}>
      <SectionTitle count={total}>{t.order.title}</SectionTitle>
      <OrderList {...props} />
    </Section>
  );
}
