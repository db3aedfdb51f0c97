import type { ReactElement, ReactNode } from 'react';
import { useOrders } from '../../react/use-orders.ts';
import { useSlice } from '../../react/use-slice.ts';
import { part } from '../ui/part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';

const Strip = part('dl', 'panel-facts', 'fl:grid fl:grid-cols-3 fl:border-y fl:border-line2 fl:bg-sub');
const Fact = part('div', 'panel-fact', 'fl:fact');

/**
 * The three questions every ticket starts with: since when, how much paid, how much given back. Gross, per currency,
 * over the newest orders; "≥" where there are more than were read.
 */
export function PanelFacts(): ReactElement | null {
  const { data: customer, status } = useSlice('customer.get', {});
  const { totals, totalsArePartial, status: orders, error } = useOrders();
  const { t, date, money } = useText();
  if (status !== 'loading' && !customer) return null;
  const sums = (of: 'paid' | 'refunded'): ReactNode => {
    if (orders === 'loading') return <Skeleton width={7} />;
    if (error && totals.length === 0) return '–';
    const shown = totals.filter((total) => total[of] > 0);
    if (shown.length === 0) return '–';
    return shown.map((total) => {
      const amount = money(total[of], total.currency);
      return (
        <span key={total.currency} className="fl:block">
          {totalsArePartial ? t.common.atLeast(amount) : amount}
        </span>
      );
    });
  };
  const facts = [
    [t.panel.since, customer ? date(customer.created_at, 'month') : <Skeleton key="since" width={8} />],
    [t.panel.paid, sums('paid')],
    [t.panel.refunded, sums('refunded')],
  ] as const;
  return (
    <Strip>
      {facts.map(([name, value]) => (
        <Fact key={name}>
          <dt className="fl:text-2xs fl:text-mute">{name}</dt>
          <dd className="fl:font-semibold fl:wrap-anywhere">{value}</dd>
        </Fact>
      ))}
    </Strip>
  );
}
