import type { ReactElement, ReactNode } from 'react';
import { part, useSlotClass } from './part.tsx';

/** Figures that add up, each on its line, the total set off. */
export const Sum = part('dl', 'sum', 'fl:sum');

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
  const looks = total ? 'fl:sum-total' : 'fl:sum-part';
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
