/** A decimal number as an integer and the places behind its point. */
interface Decimal {
  digits: bigint;
  places: number;
}

/**
 * What units cost, in whole minor units, half a unit rounded up. Unit prices are decimal texts with up to twelve places:
 * reckoned as decimals, never as floating point.
 *
 * @example
 * unitCost(50, '10.000000000000'); // 500
 */
export function unitCost(units: number, unitAmount: string, cap: number | null = null): number {
  const [a, b] = [decimalOf(units), decimalOf(unitAmount)];
  if (!a || !b) return 0;
  const one = 10n ** BigInt(a.places + b.places);
  const product = a.digits * b.digits;
  const rounded = Number((2n * product + one) / (2n * one));
  return cap === null ? rounded : Math.min(rounded, cap);
}

/** Null for what is no plain number above zero. */
function decimalOf(given: number | string): Decimal | null {
  const text = typeof given === 'number' ? plain(given) : given;
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? null : { digits: BigInt(whole + fraction), places: fraction.length };
}

/** Numbers from 1e21 and below 1e-6 print with an exponent. */
function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value >= 1 ? BigInt(value).toString() : value.toFixed(20);
}

/**
 * The price of some units in major units, as exact decimal text without trailing zeros: `unitPrice('10.500', 100, 1000)`
 * is `"105"`; null for what is no price.
 */
export function unitPrice(unitAmount: string, minorFactor: 1 | 100, units = 1): `${number}` | null {
  const price = decimalOf(unitAmount);
  if (!price) return null;
  const places = price.places + (minorFactor === 100 ? 2 : 0);
  const digits = String(price.digits * BigInt(units)).padStart(places + 1, '0');
  const whole = digits.length - places;
  let end = digits.length;
  while (end > whole && digits[end - 1] === '0') end -= 1;
  const fraction = end > whole ? `.${digits.slice(whole, end)}` : '';
  return `${digits.slice(0, whole)}${fraction}` as `${number}`; // digits and at most one point
}
