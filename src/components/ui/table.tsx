import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { part, useSlotClass } from './part.tsx';

/** A table that scrolls by itself where it is wider than its place. */
export function Table({ className, ...props }: ComponentPropsWithoutRef<'table'>): ReactElement {
  return (
    <div data-slot="table-frame" className="fl:overflow-x-auto">
      <table data-slot="table" {...props} className={useSlotClass('table', 'fl:w-full fl:text-sm', className)} />
    </div>
  );
}
export const TableHead = part('th', 'table-head', 'fl:head-cell');
export const TableCell = part('td', 'table-cell', 'fl:cell');
