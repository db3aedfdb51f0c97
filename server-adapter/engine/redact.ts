/** What is longer is no message any more. */
const LONGEST = 20_000;
const GONE = '[redacted]';

/** By value: credentials of Polar, Stripe and Floe, tokens of any JSON web signature, license keys, e-mail addresses. */
const VALUES = [
  /\b(?:polar_(?:oat|at_[uo]|rt_[uo]|pat|cst|mst|cs|cl|c|crt|ac|us|whs)_|whsec_|floe_(?:wt|mcp)_|[sr]k_(?:live|test)_)[\w.~+/=-]*/gi,
  /\b(?:pi|seti)_[^\W_]+_secret_\w+/g,
  /(?<![\w-])eyJ[\w-]*\.[\w-]+\.[\w-]*/g,
  // Ids are in small letters, license keys in capitals.
  /\b[\dA-F]{8}-(?:[\dA-F]{4}-){3}[\dA-F]{12}\b/g,
  /(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g,
];

/** By key: what stands behind these names, in JSON, headers, queries and the addresses of databases. */
const KEYED = [
  /(\bBearer\s+)[\w.~+/=-]+/gi,
  /((?:token|secret|password|passwd|authorization|api_?key|license_?key|encryption_?keys?|idempotency-key|cookie)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&}"']+)/gi,
  /(\/mcp\/(?:t|confirm)\/)[\w-]+/g,
  /(:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/g,
];

/**
 * Takes credentials and personal data out of a text: by the shapes they have, by the names they stand behind, and, for
 * `secrets` without a shape, letter by letter. Every expression reads a text once, however it is made.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let safe = text.slice(0, LONGEST);
  for (const secret of secrets) if (secret !== '') safe = safe.replaceAll(secret, GONE);
  for (const value of VALUES) safe = safe.replace(value, GONE);
  for (const keyed of KEYED) safe = safe.replace(keyed, `$1${GONE}`);
  return safe;
}
