import { part } from './part.tsx';

/** A short name that is no state: a ticket, a kind of account. */
export const Chip = part('span', 'chip', 'fl:chip');
