import { invalidField } from '../engine/problem.ts';
import type { Context } from './handler.ts';

interface PageUrl {
  readonly field: string;
  readonly value: string | null | undefined;
  /** Polar fills this in, if it is written plainly. */
  readonly placeholder?: '{CHECKOUT_ID}';
}

/**
 * Refuses an address that leads anywhere but to the host's own pages: Polar takes any, and a link to a stranger's page
 * would come with our blessing. What browsers read in several ways, such as a backslash, is refused with it.
 */
export function assertPageUrl(
  { services }: { readonly services: Pick<Context['services'], 'origins'> },
  { field, value, placeholder }: PageUrl,
): void {
  if (value === null || value === undefined) return;
  const url = URL.canParse(value) && !hasOddCharacters(value) ? new URL(value) : null;
  if (!url) throw invalidField(field, 'bad_format', 'Write a whole address, such as https://app.example.com/thanks.');
  const isOurs = services.origins.includes(url.origin) && url.username === '' && url.password === '';
  if (!isOurs) throw invalidField(field, 'not_allowed', 'This address is not on the list of origins.');
  const rest = placeholder ? value.replaceAll(placeholder, '') : value;
  if (!/[{}]|%7[bd]/i.test(rest)) return;
  const advice = placeholder ? `Write the placeholder plainly as ${placeholder}.` : 'There is no placeholder here.';
  throw invalidField(field, 'bad_placeholder', advice);
}

/** Backslashes, blanks and control characters. */
const hasOddCharacters = (value: string): boolean =>
  [...value].some((char) => char <= ' ' || char === '\\' || char === '\x7f');
