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
  note,
  children,
}: {
  label: ReactNode;
  total?: boolean;
  /** Below the figure, over the whole width: in a list of terms nothing but terms may stand. */
  note?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const looks = total
    ? 'fl:grid fl:grid-cols-[minmax(0,1fr)_auto] fl:gap-x-4 fl:font-semibold fl:not-first:mt-1 fl:not-first:border-t fl:not-first:border-line2 fl:not-first:pt-1.5'
    : 'fl:grid fl:grid-cols-[minmax(0,1fr)_auto] fl:gap-x-4 fl:text-sm fl:text-mute';
  return (
    <div
      data-slot="sum-line"
      data-state={total ? 'total' : 'part'}
      className={useSlotClass('sum-line', looks, undefined)}
    >
      <dt className="fl:min-w-0 fl:wrap-anywhere">{label}</dt>
      <dd className="fl:whitespace-nowrap">{children}</dd>
      {note && <dd className="fl:col-span-2 fl:text-xs fl:font-normal fl:text-mute">{note}</dd>}
    </div>
  );
}
