import { fractionDigits, minorFactor } from './currency.ts';
import { kept } from './kept.ts';

/** An amount of money as Polar counts it: an integer of minor units and a lowercase ISO code. */
export interface Money {
  /** Integer minor units (cents; whole yen). Negative for credits. */
  amount: number;
  currency: string;
}

/** How {@link formatMoney} writes an amount. */
export interface MoneyFormat {
  /** BCP 47 tag. @default 'en' */
  locale?: string | undefined;
  /** `symbol` is unambiguous ("CA$"), `narrow` short ("$"), `code` explicit ("CAD 10.00"). @default 'symbol' */
  display?: 'symbol' | 'narrow' | 'code' | undefined;
}

const formatters = kept<Intl.NumberFormat | null>();

function formatterFor(currency: string, { locale = 'en', display = 'symbol' }: MoneyFormat): Intl.NumberFormat | null {
  return formatters(`${locale} ${currency} ${display}`, () => {
    const digits = fractionDigits(currency);
    try {
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: currency.toUpperCase(),
        currencyDisplay: display === 'narrow' ? 'narrowSymbol' : display,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
    } catch {
      // A code that is no ISO code: written as number and code below.
      return null;
    }
  });
}

/** The exact decimal text of an amount in major units: `decimalOf({amount: 1190, currency: 'usd'})` is `"11.90"`. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = fractionDigits(currency);
  if (digits === 0) return String(amount);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return `${amount < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Writes an amount for people. Digits follow Polar's factor table, never `Intl`'s.
 *
 * @example
 * formatMoney({ amount: 1190, currency: 'usd' }); // "$11.90"
 * formatMoney({ amount: 1190, currency: 'jpy' }); // "¥1,190"
 */
export function formatMoney(money: Money, format: MoneyFormat = {}): string {
  const formatter = formatterFor(money.currency, format);
  const decimal = decimalOf(money) as `${number}`; // digits, one point, maybe a sign: what Intl calls a numeric literal
  return formatter ? formatter.format(decimal) : `${decimal} ${money.currency.toUpperCase()}`;
}

/** The symbol alone and whether the locale writes it before the number. For fields that show it beside the digits. */
export function currencySymbol(currency: string, format: MoneyFormat = {}): { symbol: string; leads: boolean } {
  const parts = formatterFor(currency, format)?.formatToParts(0) ?? [];
  const at = parts.findIndex((part) => part.type === 'currency');
  return {
    symbol: parts[at]?.value ?? currency.toUpperCase(),
    leads: at >= 0 && at < parts.findIndex((part) => part.type === 'integer'),
  };
}

/** The text a money field starts with: the locale's digits and decimal sign, no grouping, no symbol. */
export function editableAmount({ amount, currency }: Money, locale = 'en'): string {
  const digits = fractionDigits(currency);
  const format = { useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, format).format(amount / minorFactor(currency));
}
