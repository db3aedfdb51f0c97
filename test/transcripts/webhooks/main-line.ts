import type { Told } from './sequences.ts';

// Two kinds of webhooks come when a worker gets to them, so that their place among the others is chance: the state of a
// customer, told once some time after a change, and an order that has only got its document. The main line is the
// rest. Grants of one sale are written by workers side by side: a run of them is one element without an order.

export type Element = Told[];

const isState = ({ type }: Told): boolean => type === 'customer.state_changed';
const isGrant = ({ type }: Told): boolean => type.startsWith('benefit_grant.');

const standing = ({ data }: Told): string => JSON.stringify([data.status, data.refunded_amount]);

/** Takes out what a worker brings late. `known` is how each order stood before, and afterwards how it stands. */
export function mainLine(events: Told[], known: Map<string, string>): Told[] {
  return events.filter((event, at) => {
    if (isState(event)) return false;
    if (!event.type.startsWith('order.')) return true;
    const id = String(event.data.id);
    const before = known.get(id);
    const news = before !== undefined && before !== standing(event);
    known.set(id, standing(event));
    if (event.type !== 'order.updated' || news) return true;
    // `order.updated` announces what follows it at once, though it tells the same.
    const next = events[at + 1];
    return next?.data.id === id && ['order.paid', 'order.refunded'].includes(next.type);
  });
}

export function elements(events: Told[]): Element[] {
  const result: Element[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (isGrant(event) && last?.[0]?.type === event.type) last.push(event);
    else result.push([event]);
  }
  return result;
}
