import type { PaymentMethod } from '../../contract/operations.gen.ts';
import { cardEnding } from '../../domain/payment-methods.ts';
import type { Text } from '../use-text.ts';

/** "Visa ···· 4242"; what is no card by its kind. */
export function cardName({ brand, type, last4 }: Pick<PaymentMethod, 'brand' | 'type' | 'last4'>, { t }: Text): string {
  const name = brand ?? type;
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  return last4 ? t.pay.card(words, last4) : words;
}

/** "12/30", or that it has expired. */
export function cardEnd(card: PaymentMethod, now: number, { t }: Text): string | null {
  const { exp_month: month, exp_year: year } = card;
  if (!month || !year) return null;
  return cardEnding(card, now) === 'expired' ? t.pay.expired : t.pay.until(String(month).padStart(2, '0'), year);
}
