import type { ReactElement } from 'react';
import { useSlotClass } from './part.tsx';

/** A place kept for text that is on its way: as wide as it says, in `ch`, and one line high, so that nothing jumps. */
export function Skeleton({ width = 12, className }: { width?: number; className?: string }): ReactElement {
  const looks = 'fl:skeleton';
  return (
    <span
      data-slot="skeleton"
      aria-hidden="true"
      className={useSlotClass('skeleton', looks, className)}
      style={{ width: `${width}ch` }}
    />
  );
}
