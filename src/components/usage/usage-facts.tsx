import type { ReactElement } from 'react';
import type { MeterUsage } from '../../react/use-usage.ts';
import { SumLine } from '../ui/sum.tsx';
import { useUsageText } from './use-usage-text.ts';

/** What is left or over, what it costs and at most, what it may come to, and when the meter starts anew. */
export function UsageFacts({ meter }: { meter: MeterUsage }): ReactElement {
  const { w, units, money, date } = useUsageText();
  const { credited, balance, overage, costs, forecast, period } = meter;
  return (
    <dl data-slot="usage-facts" className="fl:grid fl:grid-cols-1 fl:gap-1 fl:text-sm">
      {credited > 0 && (
        <SumLine label={overage > 0 ? w.standing.over : w.leftHead}>
          <span className="fl:text-ink">{units(overage || balance)}</span>
        </SumLine>
      )}
      {costs.map((cost) => (
        <CostLine key={cost.subscription_id} meter={meter} cost={cost} />
      ))}
      {forecast && (
        <SumLine
          label={w.forecast}
          note={costs
            .flatMap(({ forecast_amount: amount, currency }) =>
              amount ? [w.forecastCost(money(amount, currency))] : [],
            )
            .join(', ')}
        >
          <span className="fl:text-ink">{w.forecastText(units(roughly(forecast.consumed)), date(forecast.at))}</span>
        </SumLine>
      )}
      {period?.end && <SumLine label={w.resets}>{date(period.end)}</SumLine>}
    </dl>
  );
}

type Cost = MeterUsage['costs'][number];

/** Reckoned by the units of now; Polar's own figure follows within its quarter of an hour. */
function CostLine({ meter, cost }: { meter: MeterUsage; cost: Cost }): ReactElement {
  const { w, money, when, rate } = useUsageText();
  const { amount, expected_amount: expected, cap_amount: cap, capped, currency } = cost;
  const { cost: at } = meter.as_of;
  const notes = [
    rate(cost, meter),
    cap !== null && (capped ? w.capped : w.most)(money(cap, currency)),
    at && amount !== expected && w.lag(money(amount, currency), when(at)),
  ];
  return (
    <SumLine label={w.cost} note={notes.filter(Boolean).join(' · ')}>
      <span className="fl:text-ink">{money(expected, currency)}</span>
    </SumLine>
  );
}

/** A guess has two figures that count. */
function roughly(units: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(units)) - 1);
  return Math.round(units / step) * step;
}
