import { part } from './part.tsx';

/** A short name that is no state: a ticket, a kind of account. */
export const Chip = part(
  'span',
  'chip',
  'fl:inline-block fl:shrink-0 fl:rounded-xs fl:border fl:border-line fl:bg-sub fl:px-1.25 fl:text-xs fl:whitespace-nowrap fl:text-mute',
);
