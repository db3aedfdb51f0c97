/** What is wrong with the address of a page. */
export type PageAddressProblem = 'bad_format' | 'not_https' | 'user_info' | 'bad_placeholder' | 'too_long';

const PLACEHOLDER = '{CHECKOUT_ID}';
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Looks at an address that a buyer is sent to; null = nothing is wrong that can be seen here. Whether it leads to one of
 * the host's own pages is for the server to say. Polar fills in `{CHECKOUT_ID}` on the way to the success page, if it is
 * written plainly; encoded braces stay as they are.
 *
 * @example
 * pageAddressProblem('https://app.example.com/thanks?id={CHECKOUT_ID}', { placeholder: true }); // null
 */
export function pageAddressProblem(
  text: string,
  { placeholder = false }: { placeholder?: boolean } = {},
): PageAddressProblem | null {
  if (text.length > 2083) return 'too_long';
  // Blanks, control characters and backslashes: browsers read them in several ways.
  if (!URL.canParse(text) || [...text].some((char) => char <= ' ' || char === '\\' || char === '\x7f'))
    return 'bad_format';
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOCAL.test(hostname))) return 'not_https';
  if (username || password) return 'user_info';
  const rest = placeholder ? text.replaceAll(PLACEHOLDER, '') : text;
  return /[{}]|%7[bd]/i.test(rest) ? 'bad_placeholder' : null;
}
