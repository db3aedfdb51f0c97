/** What one visit of a checkout link can be told through its address. Polar passes over what does not fit. */
export interface Prefill {
  /** One of the link's products, to preselect. */
  product_id?: string | undefined;
  /** Where the buyer names the price: to start from, in minor units. */
  amount?: number | undefined;
  /** Fills the form only; it does not say who buys. */
  customer_email?: string | undefined;
  customer_name?: string | undefined;
  discount_code?: string | undefined;
  locale?: string | undefined;
  theme?: 'light' | 'dark' | undefined;
  /** The page that embeds the checkout. */
  embed_origin?: string | undefined;
  reference_id?: string | undefined;
  utm_source?: string | undefined;
  utm_medium?: string | undefined;
  utm_campaign?: string | undefined;
  utm_content?: string | undefined;
  utm_term?: string | undefined;
  /** Answers to custom fields, by slug. */
  custom_field_data?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

/**
 * A checkout link's address with what it prefills. What the address says already stays, unless it is said anew; blanks
 * and other signs are percent-encoded, so that every mail program and chat keeps the link whole.
 *
 * @example
 * prefilledUrl(link.url, { customer_email: 'a+b@example.com' }) // …?customer_email=a%2Bb%40example.com
 */
export function prefilledUrl(url: string, { custom_field_data, ...fields }: Prefill): string {
  const answers = Object.entries(custom_field_data ?? {}).map(([slug, value]) => [`custom_field_data.${slug}`, value]);
  const all: Readonly<Record<string, string | number | boolean | undefined>> = {
    ...fields,
    ...Object.fromEntries(answers),
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  const [address = '', hash] = splitOnce(url, '#');
  const [path = '', query] = splitOnce(address, '?');
  const said = new Set(given.map(([name]) => name));
  const kept = (query ?? '').split('&').filter((part) => part !== '' && !said.has(nameOf(part)));
  const added = given.map(([name, value]) => `${encode(name)}=${encode(String(value))}`);
  const search = [...kept, ...added].join('&');
  return `${path}${search === '' ? '' : `?${search}`}${hash === undefined ? '' : `#${hash}`}`;
}

/** The fields that tell who somebody is: an address with them in it gets into histories and logs. */
export function personalDataIn({ customer_email, customer_name }: Prefill): ('customer_email' | 'customer_name')[] {
  return [
    ...(customer_email ? (['customer_email'] as const) : []),
    ...(customer_name ? (['customer_name'] as const) : []),
  ];
}

/** Half a surrogate pair cannot be encoded and would throw. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function nameOf(part: string): string {
  const name = splitOnce(part, '=')[0].replaceAll('+', ' ');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
