import type { MeterUsage } from '../../react/use-usage.ts';
import type { useUsageText } from './use-usage-text.ts';

/** A meter in one sentence, for a reply or a note. */
export function usageSentence(meter: MeterUsage, text: ReturnType<typeof useUsageText>): string {
  const { w, exact, money, date } = text;
  const { consumed, credited, overage, balance, costs, period } = meter;
  const { name, label } = meter.meter;
  const words = [
    credited > 0 ? `${exact(consumed)} ${w.of(exact(credited), label)}` : `${exact(consumed)} ${w.used(label)}`,
    credited > 0 && (overage > 0 ? w.over(exact(overage)) : w.left(exact(balance))),
    ...costs.map((cost) => `${w.cost}: ${money(cost.expected_amount, cost.currency, 'code')}`),
    period?.end && `${w.resets}: ${date(period.end)}`,
  ];
  return `${name}: ${words.filter(Boolean).join(', ')}`;
}
