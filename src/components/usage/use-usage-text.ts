import { minorFactor } from '../../domain/currency.ts';
import { unitPrice } from '../../domain/unit-cost.ts';
import { usageMeter } from '../../i18n/en/usage-meter.ts';
import { useFloe } from '../../react/floe-context.ts';
import type { MeterUsage } from '../../react/use-usage.ts';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

type Cost = MeterUsage['costs'][number];

/** From here on a figure is shortened; the whole one is in its title. */
const LONG = 1e9;

const DAY = { day: 'numeric', month: 'short' } as const;
const PARTS = {
  hour: { ...DAY, hour: '2-digit', minute: '2-digit' },
  day: DAY,
  week: DAY,
  month: { month: 'short', year: 'numeric' },
} as const;

/** Words and figures of use in the provider's locale. */
export function useUsageText() {
  const { locale } = useFloe();
  const text = useText();
  const w = useWords('usageMeter', usageMeter);
  const exact = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 6 });
  return {
    ...text,
    w,
    exact,
    /** Units, two places at most. */
    units: (value: number) =>
      Math.abs(value) < LONG
        ? value.toLocaleString(locale, { maximumFractionDigits: 2 })
        : value.toLocaleString(locale, { notation: 'compact', maximumFractionDigits: 2 }),
    /** The start of an interval. Polar counts by the calendar of UTC, so that is what is named. */
    time: (at: string, interval: keyof typeof PARTS) =>
      new Date(at).toLocaleString(locale === 'en' ? 'en-GB' : locale, { ...PARTS[interval], timeZone: 'UTC' }),
    percent: (share: number) => share.toLocaleString(locale, { style: 'percent' }),
    /** The price of a unit, or of as many as are priced together; exact, however small. */
    rate: ({ unit_amount, currency }: Cost, { credited, meter: { multiplier, label } }: MeterUsage) => {
      const price = unit_amount === null ? null : unitPrice(unit_amount, minorFactor(currency), multiplier ?? 1);
      if (price === null) return null;
      const written = { style: 'currency', currency: currency.toUpperCase(), maximumFractionDigits: 14 } as const;
      const of = w.rate(new Intl.NumberFormat(locale, written).format(price), exact(multiplier ?? 1), label);
      return credited > 0 ? w.above(of) : of;
    },
  };
}
