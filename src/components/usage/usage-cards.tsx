import type { ReactElement } from 'react';
import type { CustomerMeter } from '../../contract/operations.gen.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useSlice } from '../../react/use-slice.ts';
import { useSubscriptions } from '../../react/use-subscriptions.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { Card } from '../ui/card.tsx';
import { CardSection } from '../ui/card-section.tsx';
import { cx } from '../ui/cx.ts';
import { useText } from '../use-text.ts';

/**
 * What a customer has used of each meter and has left, a card each; for the customer, where the organization shows it.
 *
 * @example
 * <Panel.Root>
 *   <Panel.Usage />
 * </Panel.Root>
 */
export function UsageCards(): ReactElement | null {
  const viewer = useViewer();
  return viewer?.kind === 'customer' && viewer.portal?.showUsage !== false ? <Meters /> : null;
}

function Meters(): ReactElement | null {
  const { data, ...state } = useSlice('meters.list', {});
  const { t } = useText();
  if (!data?.items.length)
    return (
      <CardSection slot="usage-card" title={t.usage.title} state={state} empty>
        {null}
      </CardSection>
    );
  return (
    <>
      {data.items.map((meter) => (
        <UsageCard key={meter.id} meter={meter} />
      ))}
    </>
  );
}

/** Figures first; the bar only where there is a whole to measure against. */
function UsageCard({ meter }: { meter: CustomerMeter }): ReactElement {
  const { consumed_units: used, credited_units: credited, balance } = meter;
  const { locale } = useFloe();
  const { t, money } = useText();
  const cost = useCost(meter.meter_id);
  const number = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 2 });
  const over = credited > 0 && balance < 0;
  const about = [
    credited > 0 && (over ? t.usage.over(number(-balance)) : t.usage.left(number(balance))),
    cost && t.usage.soFar(money(cost.amount, cost.currency)),
  ].filter(Boolean);
  return (
    <Card data-slot="usage-card" data-state={over ? 'over' : 'within'}>
      <h3 className="fl:font-semibold fl:wrap-anywhere">{meter.meter.name}</h3>
      <p className="fl:mt-0.5 fl:flex fl:flex-wrap fl:items-baseline fl:justify-between fl:gap-x-3">
        <b className="fl:text-2xl">{number(used)}</b>
        <span className="fl:text-sm fl:text-mute">{credited > 0 ? t.usage.of(number(credited)) : t.usage.used}</span>
      </p>
      {credited > 0 && (
        <span aria-hidden="true" className="fl:my-1.5 fl:block fl:h-1 fl:rounded-full fl:bg-line2">
          <span
            className={cx('fl:block fl:h-full fl:rounded-full', over ? 'fl:bg-warn' : 'fl:bg-acc')}
            style={{ inlineSize: `${Math.min(100, Math.max(0, (used / credited) * 100))}%` }}
          />
        </span>
      )}
      {about.length > 0 && (
        <p className={cx('fl:text-sm', over ? 'fl:text-warn' : 'fl:text-mute')}>{about.join(' · ')}</p>
      )}
    </Card>
  );
}

/** What the use of a meter costs in this period, where a plan prices it. */
function useCost(meterId: string): { amount: number; currency: string } | null {
  const { current } = useSubscriptions();
  const of = current.map(({ meters, currency }) => ({
    amount: meters?.find((one) => (one.meter_id ?? one.meter?.id) === meterId)?.amount ?? 0,
    currency,
  }));
  return of.find(({ amount }) => amount > 0) ?? null;
}
