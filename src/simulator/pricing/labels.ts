import { dayLabel } from './periods.ts';
import type { Price, Quantity } from './price.ts';

/** The product's name with what was bought of it: `Team (2 seats)`, `Units (1 unit)`, `Pro plan`. */
export function priceLabel(name: string, price: Price | undefined, quantity: Quantity): string {
  if (price?.amount_type === 'seat_based' && quantity.seats != null) {
    return `${name} (${quantity.seats} ${quantity.seats === 1 ? 'seat' : 'seats'})`;
  }
  if (price?.amount_type === 'unit_based' && quantity.units != null) {
    return `${name} (${quantity.units} ${unitWord(price, quantity.units)})`;
  }
  return name;
}

/** A change of quantity: `Team (4 → 6 seats)`, `Units (5 units → 9 units)`. */
export function changeLabel(name: string, price: Price, from: number, to: number): string {
  if (price.amount_type === 'seat_based') return `${name} (${from} → ${to} seats)`;
  return `${name} (${from} ${unitWord(price, from)} → ${to} ${unitWord(price, to)})`;
}

/** A line of an invoice for a span of time: `Pro plan — From Nov 23, 2026 to Dec 23, 2026`. */
export function spanLabel(what: string, start: number, end: number): string {
  return `${what} — From ${dayLabel(start)} to ${dayLabel(end)}`;
}

/** The line that gives unused time back. */
export function creditLabel(what: string, start: number, end: number): string {
  return `Remaining time on ${spanLabel(what, start, end)}`;
}

/** The line of the free order that opens a trial. */
export function trialLabel(name: string, start: number, end: number): string {
  return `Trial period for ${name} (${dayLabel(start)} - ${dayLabel(end)})`;
}

function unitWord(price: Price, count: number): string {
  const words = price.unit_label?.en;
  if (count === 1) return words?.one ?? 'unit';
  return words?.other ?? 'units';
}
