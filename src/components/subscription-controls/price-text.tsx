import type { ReactElement } from 'react';
import { intervalUnit } from '../../domain/interval.ts';
import { useText } from '../use-text.ts';

/** Props of {@link PriceText}. */
export interface PriceTextProps {
  /** Minor units for one interval. */
  amount: number;
  currency: string;
  interval: string | null | undefined;
  intervalCount?: number | null | undefined;
  metered?: boolean | undefined;
}

/** "$29.00 / month": the amount in ink, the interval muted. */
export function PriceText({ amount, currency, interval, intervalCount, metered }: PriceTextProps): ReactElement {
  const { t, money } = useText();
  const unit = intervalUnit(interval);
  const per = unit ? t.subscription.per[unit](intervalCount ?? 1) : interval;
  const free = amount === 0 && !metered;
  return (
    <span data-slot="price" className="fl:font-semibold fl:whitespace-nowrap">
      {free ? t.plan.free : money(amount, currency)}
      {!free && per && <small className="fl:text-xs fl:font-normal fl:text-mute"> / {per}</small>}
    </span>
  );
}
