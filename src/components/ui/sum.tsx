import type { ReactElement, ReactNode } from 'react';
import { part, useSlotClass } from './part.tsx';

/** Figures that add up, each on its line, the total set off. */
export const Sum = part(
  'dl',
  'sum',
  'fl:grid fl:gap-0.75 fl:rounded-[calc(var(--floe-radius)+2px)] fl:border fl:border-line2 fl:bg-sub fl:px-3 fl:py-2.25',
);

/** One figure. */
export function SumLine({
  label,
  total = false,
  children,
}: {
  label: ReactNode;
  total?: boolean;
  children: ReactNode;
}): ReactElement {
  const looks = total
    ? 'fl:flex fl:justify-between fl:gap-4 fl:font-semibold fl:not-first:mt-1 fl:not-first:border-t fl:not-first:border-line2 fl:not-first:pt-1.5'
    : 'fl:flex fl:justify-between fl:gap-4 fl:text-sm fl:text-mute';
  return (
    <div
      data-slot="sum-line"
      data-state={total ? 'total' : 'part'}
      className={useSlotClass('sum-line', looks, undefined)}
    >
      <dt className="fl:min-w-0 fl:wrap-anywhere">{label}</dt>
      <dd className="fl:whitespace-nowrap">{children}</dd>
    </div>
  );
}
