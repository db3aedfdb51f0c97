import { part } from './part.tsx';

/** A list of {@link Row}s. */
export const Rows = part('ul', 'rows');
/** Two lines, two columns: what it is on the start side, amounts and state on the end side. */
export const Row = part(
  'li',
  'row',
  'fl:grid fl:grid-cols-[minmax(0,1fr)_auto] fl:gap-x-2.5 fl:py-1.75 fl:not-first:border-t fl:not-first:border-line2',
);
export const RowTitle = part('span', 'row-title', 'fl:min-w-0 fl:font-medium fl:wrap-anywhere fl:line-clamp-2');
export const RowAmount = part('span', 'row-amount', 'fl:text-end fl:font-medium fl:whitespace-nowrap');
export const RowMeta = part('span', 'row-meta', 'fl:min-w-0 fl:text-xs fl:text-mute fl:wrap-anywhere');
export const RowEnd = part(
  'span',
  'row-end',
  'fl:flex fl:items-center fl:justify-end fl:text-end fl:text-xs fl:text-mute',
);
