import type { ReactElement } from 'react';
import { useOrderPages } from '../../react/use-orders.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { OrderTable } from '../order-list/order-table.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { KeyCards } from './key-card.tsx';
import { NextCharge } from './next-charge.tsx';
import { PanelUrgent } from './panel-urgent.tsx';
import { PlanCard } from './plan-card.tsx';

const Frame = part(
  'div',
  'billing',
  'fl:@container fl:overflow-hidden fl:rounded-2xl fl:border fl:border-line fl:bg-bg',
);
const Grid = part(
  'div',
  'billing-grid',
  'fl:grid fl:gap-4 fl:px-4 fl:pb-5 fl:@min-[600px]:grid-cols-[1.5fr_1fr] fl:@min-[600px]:px-6',
);

/** A customer's own page: plans, the next charge, invoices. */
export function BillingOverview(): ReactElement {
  const { current, ended, status } = useSubscriptions();
  const { t } = useText();
  const shown = current.length > 0 ? current : ended.slice(0, 1);
  return (
    <Frame data-state={status}>
      <h2 className="fl:px-4 fl:pt-5 fl:pb-4 fl:text-2xl fl:font-semibold fl:tracking-[-0.2px] fl:@min-[600px]:px-6">
        {t.panel.billing}
      </h2>
      <PanelUrgent className="fl:mx-4 fl:mb-4 fl:@min-[600px]:mx-6" />
      <Grid>
        {shown.length === 0 ? <PlanCard /> : shown.map(({ id }) => <PlanCard key={id} subscriptionId={id} />)}
        {current.map((subscription) => (
          <NextCharge key={subscription.id} subscription={subscription} named={current.length > 1} />
        ))}
        {status === 'loading' && <NextCharge subscription={undefined} />}
        <KeyCards />
      </Grid>
      <Invoices />
    </Frame>
  );
}

function Invoices(): ReactElement {
  const { items: orders, total, status, error, refetch, more } = useOrderPages();
  const { t } = useText();
  const Line = 'fl:border-t fl:border-line2 fl:px-4 fl:py-4 fl:text-mute fl:@min-[600px]:px-6';
  if (orders.length > 0) return <OrderTable orders={orders} total={total ?? undefined} onMore={more} />;
  if (status === 'loading') {
    return (
      <div className={Line}>
        <Skeleton width={60} />
      </div>
    );
  }
  return (
    <div className={Line}>{error ? <ProblemNote error={error} status={status} retry={refetch} /> : t.order.none}</div>
  );
}
