import type { FloeError } from '../client/floe-error.ts';
import type { QueryState } from './query-state.ts';
import { type IntentState, useIntent } from './use-intent.ts';
import type { BillingDetails, InvoiceDetails } from './use-invoice.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useBillingDetails} answers. */
export interface UseBillingDetails extends Omit<QueryState<unknown>, 'data'> {
  details: InvoiceDetails | null;
  /** Answers whether it was saved. Null: not this viewer's to change, or it runs. */
  save: ((details: BillingDetails) => Promise<boolean>) | null;
  /** Where the last save stands. */
  action: { state: IntentState; error: FloeError | null; reset: () => void };
}

/**
 * Whom a customer's invoices are made out to. The customer's own to change; of a team its owner's and its billing
 * managers'.
 *
 * @example
 * const { details, save } = useBillingDetails();
 */
export function useBillingDetails(): UseBillingDetails {
  const viewer = useViewer();
  const { data: customer, ...state } = useSlice('customer.get', {});
  const intent = useIntent<'customer.update'>();
  const own = viewer?.kind === 'customer' && viewer.member?.role !== 'member';
  const save = async ({ billing_name, billing_address }: BillingDetails) =>
    (await intent.run('customer.update', { billing_name, billing_address })) !== undefined;
  return {
    ...state,
    details: customer
      ? { billing_name: customer.billing_name ?? null, billing_address: customer.billing_address ?? null, locked: [] }
      : null,
    save: own && customer && intent.state !== 'pending' ? save : null,
    action: intent,
  };
}
