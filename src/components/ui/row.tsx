import { part } from './part.tsx';

/** A list of {@link Row}s. */
export const Rows = part('ul', 'rows');
/** Two lines, two columns: what it is on the start side, amounts and state on the end side. */
export const Row = part('li', 'row', 'fl:row');
export const RowTitle = part('span', 'row-title', 'fl:min-w-0 fl:font-medium fl:wrap-anywhere fl:line-clamp-2');
export const RowAmount = part('span', 'row-amount', 'fl:text-end fl:font-medium fl:whitespace-nowrap');
export const RowMeta = part('span', 'row-meta', 'fl:min-w-0 fl:text-xs fl:text-mute fl:wrap-anywhere');
export const RowEnd = part('span', 'row-end', 'fl:row-end');
