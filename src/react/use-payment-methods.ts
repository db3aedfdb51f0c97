import type { Page } from '../client/operation.ts';
import type { PaymentMethod } from '../contract/operations.gen.ts';
import { usualMethod } from '../domain/payment-methods.ts';
import type { QueryState } from './query-state.ts';
import { useSlice } from './use-slice.ts';

/** What {@link usePaymentMethods} answers. */
export interface UsePaymentMethods extends QueryState<Page<PaymentMethod>> {
  /** Saved cards, the newest first. */
  methods: PaymentMethod[];
  /** The one that renewals are charged to, as far as Polar tells. */
  usual: PaymentMethod | undefined;
}

/**
 * A customer's saved cards, as far as a receipt shows them; cards are added where Polar keeps them, see `usePortalLink`.
 *
 * @example
 * const { usual } = usePaymentMethods();
 */
export function usePaymentMethods(): UsePaymentMethods {
  const state = useSlice('paymentMethods.list', {});
  const methods = state.data?.items ?? [];
  return { ...state, methods, usual: usualMethod(methods) };
}
