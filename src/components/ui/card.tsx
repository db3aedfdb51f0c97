import { part } from './part.tsx';

/** A framed part of a page. `data-soft` for what is only to be read. */
export const Card = part(
  'div',
  'card',
  'fl:min-w-0 fl:rounded-xl fl:border fl:border-line fl:bg-bg fl:p-4 fl:data-[soft=true]:bg-sub',
);
