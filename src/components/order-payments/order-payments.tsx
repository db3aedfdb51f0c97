import type { ReactElement } from 'react';
import type { Order } from '../../contract/operations.gen.ts';
import { payments as english } from '../../i18n/en/payments.ts';
import { usePayments } from '../../react/use-payments.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Rows } from '../ui/row.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTeam } from '../use-team.ts';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { PaymentRow } from './payment-row.tsx';

/** Props of {@link OrderPayments}. */
export interface OrderPaymentsProps {
  order: Pick<Order, 'id' | 'status' | 'next_payment_attempt_at'>;
}

/**
 * The tries to pay an order, with the bank's words where it said no, and when it is tried again. For the team alone.
 *
 * @example
 * <CustomerPanel order={(order) => <OrderPayments order={order} />} />
 */
export function OrderPayments(props: OrderPaymentsProps): ReactElement | null {
  return useTeam()('orders:read') ? <Payments {...props} /> : null;
}

function Payments({ order }: OrderPaymentsProps): ReactElement {
  const { payments, total, status, error, refetch } = usePayments(order.id);
  const { date } = useText();
  const w = useWords('payments', english);
  const next = order.status === 'pending' && order.next_payment_attempt_at;
  const aside = [next && w.next(date(next)), total > payments.length && w.more(payments.length)];
  return (
    <section data-slot="order-payments" data-state={status} aria-label={w.title} className="fl:grid fl:gap-1">
      <b className="fl:text-sm">{w.title}</b>
      {status === 'loading' ? (
        <Skeleton width={24} />
      ) : error && payments.length === 0 ? (
        <ProblemNote error={error} status={status} retry={refetch} />
      ) : payments.length === 0 ? (
        <p className="fl:text-mute">{w.none}</p>
      ) : (
        <Rows>
          {payments.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} />
          ))}
        </Rows>
      )}
      {aside.some(Boolean) && <p className="fl:text-xs fl:text-mute">{aside.filter(Boolean).join(' ')}</p>}
    </section>
  );
}
