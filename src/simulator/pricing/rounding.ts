/** How a fraction of a minor unit is dropped. */
export type Rounding = 'half-even' | 'half-away' | 'toward-zero';

/**
 * `amount × numerator ÷ denominator` as a whole number of minor units. It works on big integers, because a seat count
 * of six digits times a month in milliseconds no longer fits a double.
 *
 * @example mulDiv(30000, 8875, 100000, 'half-even') // 2662, the tie goes to the even neighbour
 */
export function mulDiv(amount: number, numerator: number, denominator: number, rounding: Rounding): number {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const quotient = product / divisor;
  const rest = product % divisor;
  if (rest === 0n || rounding === 'toward-zero') return Number(quotient);
  const twice = magnitude(rest) * 2n;
  const size = magnitude(divisor);
  const tieUp = rounding === 'half-away' || quotient % 2n !== 0n;
  const away = twice > size || (twice === size && tieUp);
  const sign = product < 0n !== divisor < 0n ? -1n : 1n;
  return Number(away ? quotient + sign : quotient);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
