import { defineTable, type Row } from '../state/table.ts';

export interface PaymentMethodRow extends Row {
  readonly customer_id: string;
  readonly type: 'card';
  readonly brand: string;
  readonly last4: string;
  /** How the next charge of this card ends. */
  readonly outcome: CardOutcome;
}

export type CardOutcome = 'ok' | 'declined' | '3ds';

export const paymentMethods = defineTable<PaymentMethodRow>('payment_methods');

export type PaymentTrigger =
  | 'purchase'
  | 'subscription_cycle'
  | 'subscription_update'
  | 'retry_dunning'
  | 'retry_customer';

/** One attempt to charge. Polar does not tell the customer in the body, but filters by it. */
export interface PaymentRow extends Row {
  readonly customer_id: string | null;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly amount: number;
  readonly currency: string;
  /** Null for a charge that a merchant asked for. */
  readonly trigger: PaymentTrigger | null;
  readonly decline_reason: string | null;
  readonly decline_message: string | null;
  readonly checkout_id: string | null;
  readonly order_id: string | null;
  readonly brand: string;
  readonly last4: string;
}

export const payments = defineTable<PaymentRow>('payments');

/** Credit of a customer by currency: what downgrades gave back and renewals use up. */
export interface WalletRow extends Row {
  readonly customer_id: string;
  readonly type: 'billing' | 'usage';
  readonly balance: number;
  readonly currency: string;
}

export const wallets = defineTable<WalletRow>('wallets');
