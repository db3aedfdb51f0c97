import { Fragment, type ReactElement } from 'react';
import { useOrderPages } from '../../react/use-orders.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Benefits } from '../benefits/benefits.tsx';
import { OrderTable } from '../order-list/order-table.tsx';
import { PaymentMethods } from '../payment-methods/payment-methods.tsx';
import { Note } from '../ui/note.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { UsageCards } from '../usage/usage-cards.tsx';
import { useText } from '../use-text.ts';
import { KeyCards } from './key-card.tsx';
import { MemberRequired } from './member-required.tsx';
import { NextCharge } from './next-charge.tsx';
import { PanelRoot, usePanelContext } from './panel-root.tsx';
import { PanelUrgent } from './panel-urgent.tsx';
import { PlanCard } from './plan-card.tsx';

const Frame = part(
  'div',
  'billing',
  'fl:@container fl:overflow-hidden fl:rounded-2xl fl:border fl:border-line fl:bg-bg',
);
const Grid = part('div', 'billing-grid', 'fl:billing-grid');

/**
 * A customer's own page: each plan beside what it charges next, usage, license keys, cards, what is included, invoices.
 *
 * @example
 * <BillingOverview />
 */
export function BillingOverview(): ReactElement {
  return (
    <PanelRoot>
      <Overview />
    </PanelRoot>
  );
}

function Overview(): ReactElement {
  const { error, overview } = usePanelContext();
  const { status } = useSubscriptions();
  // Of a team, only its owner and its billing managers have to do with money.
  const member = useViewer()?.member?.role === 'member';
  const { t } = useText();
  if (error?.code === 'member_required' && !overview) return <MemberRequired />;
  return (
    <Frame data-state={status}>
      <h2 className="fl:px-4 fl:pt-5 fl:pb-4 fl:text-2xl fl:font-semibold fl:tracking-[-0.2px] fl:@min-[600px]:px-6">
        {t.panel.billing}
      </h2>
      {status === 'loading' && (
        <span role="status" data-hidden="">
          {t.common.loading}
        </span>
      )}
      {member && <Note className="fl:mx-4 fl:mb-4 fl:@min-[600px]:mx-6">{t.team.member}</Note>}
      <PanelUrgent className="fl:mx-4 fl:mb-4 fl:@min-[600px]:mx-6" />
      <Plans />
      <Grid data-columns="even">
        <UsageCards />
        <KeyCards />
        <PaymentMethods />
        <Benefits />
      </Grid>
      {!member && <Invoices />}
    </Frame>
  );
}

/** Each running plan beside its next charge; what is over, or not there, has none and takes the whole width. */
function Plans(): ReactElement {
  const { current, ended, status } = useSubscriptions();
  if (current.length === 0 && status !== 'loading') {
    return (
      <Grid>
        <PlanCard subscriptionId={ended[0]?.id} />
      </Grid>
    );
  }
  return (
    <Grid data-columns="pairs">
      {(current.length > 0 ? current : [undefined]).map((subscription) => (
        <Fragment key={subscription?.id ?? 'place'}>
          <PlanCard subscriptionId={subscription?.id} />
          <NextCharge subscription={subscription} named={current.length > 1} />
        </Fragment>
      ))}
    </Grid>
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
