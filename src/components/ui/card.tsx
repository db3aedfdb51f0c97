import { part } from './part.tsx';

/** A framed part of a page. `data-soft` for what is only to be read. */
export const Card = part('div', 'card', 'fl:card');
