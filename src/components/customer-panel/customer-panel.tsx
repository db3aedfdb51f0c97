import type { ReactElement, ReactNode } from 'react';
import { useViewerKind } from '../../react/use-viewer.ts';
import type { OrderListProps } from '../order-list/order-list.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { BillingOverview } from './billing-overview.tsx';
import { MemberRequired } from './member-required.tsx';
import { PanelFacts } from './panel-facts.tsx';
import { PanelKeys } from './panel-keys.tsx';
import { PanelOrders } from './panel-orders.tsx';
import { PanelRoot, usePanelContext } from './panel-root.tsx';
import { PanelSubscriptions } from './panel-subscriptions.tsx';
import { PanelTrail } from './panel-trail.tsx';
import { PanelUrgent } from './panel-urgent.tsx';
import { PanelWaiting } from './panel-waiting.tsx';
import { PanelWho } from './panel-who.tsx';

const Frame = part('div', 'panel', 'fl:@container fl:overflow-hidden fl:rounded-xl fl:border fl:border-line fl:bg-bg');

/** Props of {@link CustomerPanel}. */
export interface CustomerPanelProps {
  /**
   * `agent` a narrow panel for a helpdesk, `billing` a page for the customer itself. Given, the places of that view are
   * kept from the start.
   * @default by who is looking, once that is known
   */
  view?: 'agent' | 'billing' | undefined;
  /** What a team has to see before everything else: `<DeskNotes />` of `floe/desk`. */
  first?: ReactNode;
  /** What a team can do with each plan beside its own actions: `<PlanTerms />` of `floe/desk`. */
  plan?: ReactNode;
  /** What a team is told of an order where it is opened: `(order) => <OrderPayments order={order} />` of `floe/desk`. */
  order?: OrderListProps['order'];
  /** Offers sentences about what was done for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/**
 * A customer's billing on one screen, from one request; license keys follow where that one told of any. An agent sees
 * who, what is urgent, plans, orders, license keys and this ticket's trail; a customer sees its own billing page.
 *
 * @example
 * <FloeProvider url="/floe" customer={{ email }}>
 *   <CustomerPanel />
 * </FloeProvider>
 */
export function CustomerPanel(props: CustomerPanelProps): ReactElement {
  return (
    <PanelRoot>
      <PanelView {...props} />
    </PanelRoot>
  );
}

function PanelView({ view, first, plan, order, onInsertReply }: CustomerPanelProps): ReactElement {
  const { status, error, refetch, overview } = usePanelContext();
  const kind = useViewerKind();
  const { t } = useText();
  if (error && !overview) {
    return error.code === 'member_required' ? (
      <MemberRequired />
    ) : (
      <Frame data-state={status}>
        <ProblemNote className="fl:m-4" error={error} status={status} retry={refetch} />
      </Frame>
    );
  }
  if (!view && !kind) return <PanelWaiting />;
  if ((view ?? (kind === 'customer' ? 'billing' : 'agent')) === 'billing') return <BillingOverview />;
  return (
    <Frame asChild data-view="agent" data-state={status}>
      <aside aria-label={t.panel.label}>
        <PanelWho onInsertReply={onInsertReply} />
        <PanelFacts />
        {first && <div className="fl:grid fl:gap-2 fl:mx-4 fl:not-empty:mt-3">{first}</div>}
        <PanelUrgent className="fl:mx-4 fl:mt-3" />
        <div>
          <PanelSubscriptions plan={plan} />
          <PanelOrders order={order} onInsertReply={onInsertReply} />
          <PanelKeys onInsertReply={onInsertReply} />
          <PanelTrail />
        </div>
      </aside>
    </Frame>
  );
}
