import type { Identities } from './identities.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const LICENSE_KEY = '[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}';
const MASKED = '[A-Za-z_]+_(?:x[0-9a-f]{8}|[A-Za-z0-9+/]{6})(?:_MASKED)+';
const PROCESSOR_ID = '(?<![A-Za-z0-9])(?:[a-z]+_)+[0-9a-f]{16,}(?:_secret_[A-Za-z0-9]+)?';
const CUSTOMER_NUMBER = '(?<=-)[A-Z]{10}(?=-\\d{4})';
const DIGEST = '(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])';
const DISPLAY_KEY = '(?<=^\\*{4}-)[0-9A-F]{6}$';
const SPECIAL = new RegExp(
  [LICENSE_KEY, MASKED, UUID, PROCESSOR_ID, CUSTOMER_NUMBER, DIGEST, DISPLAY_KEY]
    .map((part) => `(?:${part})`)
    .join('|'),
  'g',
);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern the simulator's text has to fill where the recording has an id, a key or a masked token. */
function shapeOf(special: string): string {
  const masked = /^(.*?_)(?:x[0-9a-f]{8}|[A-Za-z0-9+/]{6})(?:_MASKED)+$/.exec(special);
  if (masked) return `(${escaped(masked[1] ?? '')}[A-Za-z0-9+/=_-]+)`;
  if (new RegExp(`^${UUID}$`).test(special)) return `(${UUID})`;
  if (new RegExp(`^${LICENSE_KEY}$`).test(special)) return `(${LICENSE_KEY})`;
  if (/^[A-Z]{10}$/.test(special)) return '([A-Z0-9]+)';
  if (/^[0-9a-f]{64}$/.test(special)) return '([0-9a-f]{64})';
  if (/^[0-9A-F]{6}$/.test(special)) return '([0-9A-F]{6})';
  return `(${escaped(special.replace(/[0-9a-f]{16,}(_secret_[A-Za-z0-9]+)?$/, ''))}[A-Za-z0-9_]+)`;
}

/** True where the text holds something that is mapped rather than compared by value. */
export const holdsIds = (text: string): boolean => text.search(SPECIAL) >= 0;

/** Ids, keys, masked tokens and digests within a recorded text, in order. */
export const idsWithin = (text: string): string[] => text.match(SPECIAL) ?? [];

/**
 * Compares texts that hold ids: the words between them by value, tokens by prefix, each id one to one.
 * Answers null when they agree, else why not.
 */
export function compareWithIds(expected: string, got: string, ids: Identities): string | null {
  const specials = idsWithin(expected);
  const words = expected.split(SPECIAL);
  const pattern = words.map((word, at) => escaped(word) + (at < specials.length ? shapeOf(specials[at] ?? '') : ''));
  const match = new RegExp(`^${pattern.join('')}$`).exec(got);
  if (!match) return 'another shape of text';
  for (const [at, special] of specials.entries()) {
    if (!ids.pair(special, match[at + 1] ?? '')) return 'refers to something else';
  }
  return null;
}

/** A date and time with its zone, as Polar writes it. */
export const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);

const ORIGIN = /^https?:\/\/[^/]+/;

/** True for a URL of the recorded server itself: where a server stands is no part of its answer, the path is. */
export const isOwnUrl = (text: string): boolean => /^https?:\/\/127\.0\.0\.1:\d+(\/|$)/.test(text);

/** A URL of the recorded file store: signed anew for every answer. */
export const isStoredFile = (text: string): boolean => text.startsWith('http://127.0.0.1:5555/');

export const withoutOrigin = (url: string): string => url.replace(ORIGIN, '');

export const isUrl = (text: string): boolean => ORIGIN.test(text);
