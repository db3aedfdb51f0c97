import type { ReactElement } from 'react';
import { usageStanding } from '../../domain/usage.ts';
import type { MeterUsage } from '../../react/use-usage.ts';
import { Pill, type Tone } from '../ui/pill.tsx';
import { useUsageText } from './use-usage-text.ts';

const TONES: Partial<Record<ReturnType<typeof usageStanding>, Tone>> = { near: 'warn', reached: 'warn', over: 'bad' };

/** What is used of a meter, of how much, and where that stands, in words. */
export function UsageFigure({ meter }: { meter: MeterUsage }): ReactElement {
  const { w, units, exact } = useUsageText();
  const { consumed, credited } = meter;
  const { name, label } = meter.meter;
  const standing = usageStanding(meter);
  return (
    <div data-slot="usage-figure" data-state={standing} className="fl:min-w-0">
      <p className="fl:flex fl:flex-wrap fl:items-center fl:justify-between fl:gap-x-3 fl:gap-y-1">
        <b className="fl:min-w-0 fl:font-semibold fl:wrap-anywhere">{name}</b>
        {standing !== 'counted' && standing !== 'within' && (
          <Pill tone={TONES[standing] ?? 'info'} state={standing}>
            {w.standing[standing]}
          </Pill>
        )}
      </p>
      <p className="fl:flex fl:flex-wrap fl:items-baseline fl:gap-x-2">
        <b className="fl:text-2xl" title={exact(consumed)}>
          {units(consumed)}
        </b>
        <span className="fl:min-w-0 fl:text-sm fl:text-mute fl:wrap-anywhere">
          {credited > 0 ? w.of(units(credited), label) : w.used(label)}
        </span>
      </p>
    </div>
  );
}
