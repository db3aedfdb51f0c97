/** Currencies that Polar counts in whole units. Every other code has a factor of 100, whatever ISO 4217 or `Intl` says. */
export const ZERO_DECIMAL: ReadonlySet<string> = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);

/**
 * Minor units in one major unit of a currency, by Polar's own table: 1 for 15 zero-decimal codes, else 100.
 *
 * `Intl` disagrees for ten of Polar's currencies (HUF, ISK, IDR …) and would show a hundred times too much.
 *
 * @example
 * minorFactor('usd'); // 100
 * minorFactor('jpy'); // 1
 * minorFactor('huf'); // 100
 */
export function minorFactor(currency: string): 1 | 100 {
  return ZERO_DECIMAL.has(currency.toLowerCase()) ? 1 : 100;
}

/** Fraction digits a currency is written with: 0 or 2. */
export function fractionDigits(currency: string): 0 | 2 {
  return minorFactor(currency) === 1 ? 0 : 2;
}
