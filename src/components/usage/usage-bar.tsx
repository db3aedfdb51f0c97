import type { ReactElement } from 'react';
import { usageStanding, usedShare } from '../../domain/usage.ts';
import type { MeterUsage } from '../../react/use-usage.ts';
import { cx } from '../ui/cx.ts';
import { useUsageText } from './use-usage-text.ts';

const FILLS: Partial<Record<ReturnType<typeof usageStanding>, string>> = {
  near: 'fl:bg-warn',
  reached: 'fl:bg-warn',
  over: 'fl:bg-bad',
};

/** How much of what is included is used. Nothing where there is no whole to measure against. */
export function UsageBar({ meter }: { meter: MeterUsage }): ReactElement | null {
  const { w, percent } = useUsageText();
  const share = usedShare(meter);
  if (share === null) return null;
  const standing = usageStanding(meter);
  const told = w.share(percent(meter.consumed / meter.credited));
  return (
    <div data-slot="usage-bar" data-state={standing} title={told}>
      <span data-hidden="">{told}</span>
      <span aria-hidden="true" className="fl:block fl:h-1.5 fl:rounded-full fl:bg-line2">
        <span
          className={cx('fl:block fl:h-full fl:rounded-full', FILLS[standing] ?? 'fl:bg-acc')}
          style={{ inlineSize: `${share * 100}%` }}
        />
      </span>
    </div>
  );
}
