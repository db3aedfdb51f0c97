import type { ReactElement } from 'react';
import type { MeterUsage } from '../../react/use-usage.ts';
import { useUsageText } from './use-usage-text.ts';

/** How new the figures are: when Polar last counted, and what it had for the last invoice. */
export function UsageClocks({ meter: { as_of } }: { meter: MeterUsage }): ReactElement {
  const { w, when, date } = useUsageText();
  return (
    <p data-slot="usage-clocks" className="fl:grow fl:basis-44 fl:text-xs fl:text-mute">
      <time dateTime={as_of.units} title={new Date(as_of.units).toUTCString()}>
        {w.counted(when(as_of.units))}
      </time>{' '}
      {as_of.invoice && w.invoiced(date(as_of.invoice))}
    </p>
  );
}
