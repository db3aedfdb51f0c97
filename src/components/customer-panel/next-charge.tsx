import type { ReactElement } from 'react';
import type { Amounts, Order, Subscription } from '../../contract/operations.gen.ts';
import { type UseNextCharge, useNextCharge } from '../../react/use-next-charge.ts';
import { useOpenOrder } from '../../react/use-order.ts';
import { Card } from '../ui/card.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { SumLine } from '../ui/sum.tsx';
import { type Text, useText } from '../use-text.ts';

/** Props of {@link NextCharge}. */
export interface NextChargeProps {
  /** Undefined while it is being read. */
  subscription: Subscription | undefined;
  /** Says which plan, where there are several. */
  named?: boolean | undefined;
}

/** What will be charged next, line by line. Says so where nothing will be. */
export function NextCharge(props: NextChargeProps): ReactElement {
  const { subscription } = props;
  const open = useOpenOrder(subscription?.id);
  const due = subscription?.status === 'past_due' || subscription?.status === 'unpaid';
  return due && open ? <OpenPayment order={open} /> : <ComingCharge {...props} />;
}

/** A renewal that was not paid stands in the way of the next one, so it is what is told. */
function OpenPayment({ order }: { order: Order }): ReactElement {
  const { t, money, date } = useText();
  return (
    <Card data-slot="next-charge" data-soft="true" data-state="open">
      <p className="fl:text-xs fl:text-mute">{t.nextCharge.open}</p>
      <p className="fl:next-sum">{money(order.due_amount ?? order.total_amount, order.currency)}</p>
      <p className="fl:text-sm fl:text-mute">
        {order.next_payment_attempt_at ? t.nextCharge.tried(date(order.next_payment_attempt_at)) : t.urgent.noTry}
      </p>
    </Card>
  );
}

function ComingCharge({ subscription, named = false }: NextChargeProps): ReactElement {
  const charge = useNextCharge(subscription);
  const { t, money, date } = useText();
  const loading = !subscription || charge.status === 'loading';
  const title = titleOf(charge, t);
  const { amounts, estimated } = charge;
  const free = amounts !== null && !estimated && amounts.base_amount === 0 && amounts.total_amount === 0;
  const over = free || charge.kind === 'none';
  return (
    <Card
      data-slot="next-charge"
      data-soft="true"
      data-state={loading ? 'loading' : charge.kind}
      aria-busy={loading || undefined}
    >
      <p className="fl:text-xs fl:text-mute">
        <bdi>
          {named && subscription?.product ? `${subscription.product.name}: ` : ''}
          {loading ? t.nextCharge.next : over ? t.nextCharge.next : title}
          {!loading && !over && charge.kind !== 'unknown' && charge.at && ` ${t.nextCharge.on(date(charge.at))}`}
        </bdi>
      </p>
      {loading ? (
        <LoadingCharge />
      ) : over ? (
        <p className="fl:mt-1 fl:font-medium">{t.nextCharge.none}</p>
      ) : charge.amounts && subscription ? (
        <>
          <p className="fl:next-sum">{money(charge.amounts.due_amount, subscription.currency)}</p>
          <Lines amounts={charge.amounts} subscription={subscription} />
        </>
      ) : charge.error && charge.status === 'error' ? (
        <ProblemNote className="fl:mt-2" error={charge.error} retry={charge.refetch} />
      ) : (
        <p className="fl:mt-1 fl:font-medium">{t.nextCharge.unknown}</p>
      )}
    </Card>
  );
}

function titleOf({ kind, estimated }: UseNextCharge, t: Text['t']): string {
  if (kind === 'first' || kind === 'resume') return t.nextCharge[kind];
  return estimated ? t.nextCharge.nextEstimated : t.nextCharge.next;
}

function Lines({ amounts, subscription }: { amounts: Amounts; subscription: Subscription }): ReactElement {
  const { t, money } = useText();
  const lines: [string, number][] = [
    [subscription.product?.name ?? t.subscription.plan, amounts.base_amount],
    [t.nextCharge.usage, amounts.metered_amount],
    [t.nextCharge.proration, amounts.proration_amount],
    [t.nextCharge.discount, -amounts.discount_amount],
    [t.nextCharge.tax, amounts.tax_amount],
    [t.nextCharge.credit, amounts.applied_balance_amount],
  ];
  return (
    <dl className="fl:grid fl:gap-1.25">
      {lines
        .filter(([, amount], at) => at === 0 || amount !== 0)
        .map(([label, amount]) => (
          <SumLine key={label} label={label}>
            <span className="fl:text-ink">{money(amount, subscription.currency)}</span>
          </SumLine>
        ))}
    </dl>
  );
}

function LoadingCharge(): ReactElement {
  return (
    <>
      <p className="fl:mb-1 fl:text-3xl">
        <Skeleton width={6} />
      </p>
      <p className="fl:text-sm">
        <Skeleton width={24} />
      </p>
      <p className="fl:text-sm">
        <Skeleton width={20} />
      </p>
    </>
  );
}
