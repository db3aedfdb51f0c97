import type { Catalogue } from './en.ts';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;
const LOCALES = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;
const ISOLATED = /\u2068[^\u2069]*\u2069/g;

/** Keeps a text in one piece among text of another direction. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Whether a text has letters or digits that are read from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

const kept = new WeakMap<object, unknown>();

/**
 * A catalogue for a page that is read in a locale's direction. Words of the other direction, such as English ones among
 * Arabic dates, are kept in one piece where they begin or end with what has no direction of its own: else "2 more
 * orders" is shown as "more orders 2".
 */
export function catalogueFor(locale: string, catalogue: Catalogue): Catalogue {
  return LOCALES.test(locale) ? (held(catalogue) as Catalogue) : catalogue; // the same keys, their texts perhaps marked
}

function held(value: unknown): unknown {
  if (typeof value === 'string') return whole(value);
  if (typeof value === 'function') return (...args: unknown[]) => held(value(...args));
  if (!value || typeof value !== 'object') return value;
  const known = kept.get(value);
  if (known) return known;
  const made = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, held(inner)]));
  kept.set(value, made);
  return made;
}

function whole(text: string): string {
  const own = text.replace(ISOLATED, ' ');
  const first = /\p{L}/u.exec(own)?.[0];
  if (!first || hasRightToLeft(first)) return text;
  return /^\p{L}.*\p{L}$/su.test(own) && !hasRightToLeft(own) ? text : isolate(text);
}
