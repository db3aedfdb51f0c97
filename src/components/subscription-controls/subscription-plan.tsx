import type { ReactElement } from 'react';
import { planPrice } from '../../domain/plan-price.ts';
import { part } from '../ui/part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { PriceText } from './price-text.tsx';
import { useSubscriptionContext } from './subscription-root.tsx';

const Line = part('div', 'subscription-plan', 'fl:flex fl:flex-wrap fl:items-baseline fl:justify-between fl:gap-x-2');

/** The plan's name and what it costs per interval, with the seats or units that it counts. */
export function SubscriptionPlan({ children }: { children?: ReactElement }): ReactElement | null {
  const { subscription, status } = useSubscriptionContext();
  const { t } = useText();
  if (!subscription) {
    return status === 'loading' ? (
      <Line data-state="loading" role="status" aria-label={t.common.loading}>
        <Skeleton width={10} />
        <Skeleton width={12} />
      </Line>
    ) : null;
  }
  const { product, currency, seats, units, amount } = subscription;
  const metered = product ? planPrice(product, currency)?.metered : undefined;
  const counted = [
    seats && t.subscription.seats(seats),
    units && t.subscription.units(units),
    metered && t.subscription.metered,
  ];
  const aside = counted.filter(Boolean).join(' · ');
  return (
    <Line>
      <span className="fl:min-w-0 fl:wrap-anywhere">
        <b className="fl:text-lg">
          <bdi>{product?.name ?? t.subscription.plan}</bdi>
        </b>
        {aside && <small className="fl:text-xs fl:text-mute"> {aside}</small>}
        {children}
      </span>
      <PriceText
        amount={amount}
        currency={currency}
        interval={subscription.recurring_interval}
        intervalCount={subscription.recurring_interval_count}
        metered={metered}
      />
    </Line>
  );
}
