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
export const TableHead = part(
  'th',
  'table-head',
  'fl:border-b fl:border-line fl:px-2.5 fl:py-1.75 fl:text-xs fl:font-medium fl:whitespace-nowrap fl:text-mute fl:first:ps-6 fl:last:pe-6 fl:data-[align=end]:text-end',
);
export const TableCell = part(
  'td',
  'table-cell',
  'fl:border-b fl:border-line2 fl:px-2.5 fl:py-2.25 fl:first:ps-6 fl:last:pe-6 fl:in-[tr:last-child]:border-0 fl:data-[align=end]:text-end fl:data-[align=end]:whitespace-nowrap',
);
