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
