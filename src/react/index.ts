/** `floe/react`: provider, query options, and one hook per behaviour. No looks. */
export { type Appearance, type Floe, type FloeEvent, useFloe } from './floe-context.ts';
export { FloeProvider, type FloeProviderProps } from './floe-provider.ts';
export type { FloeOptions, FloeQueryOptions } from './options.ts';
export type { Overview, Viewer } from './overview.ts';
export type { QueryState, QueryStatus } from './query-state.ts';
export type { RefundBlock, RefundFigures, RefundReason } from './refund-form.ts';
export { type AuditFilter, type UseAuditTrail, useAuditTrail } from './use-audit-trail.ts';
export { type UseBillingDetails, useBillingDetails } from './use-billing-details.ts';
export { type CancelOffer, type CancelReason, type UseCancelFlow, useCancelFlow } from './use-cancel-flow.ts';
export {
  type ChangePreview,
  type PlanChoice,
  type Proration,
  type UseChangePlan,
  useChangePlan,
} from './use-change-plan.ts';
export { type UseCheckoutLink, useCheckoutLink } from './use-checkout-link.ts';
export { type CheckoutLinksFilter, useCheckoutLinks } from './use-checkout-links.ts';
export type { UseCsv } from './use-csv.ts';
export { type Customer, type UseCustomer, useCustomer } from './use-customer.ts';
export { type UseCustomerSearch, useCustomerSearch } from './use-customer-search.ts';
export { type UseDisableKeys, useDisableKeys } from './use-disable-keys.ts';
export { type UseEmailChange, useEmailChange } from './use-email-change.ts';
export { type Intent, type IntentState, useIntent } from './use-intent.ts';
export { type BillingDetails, type InvoiceDetails, type UseInvoice, useInvoice } from './use-invoice.ts';
export { type UseLicenseKey, useLicenseKey } from './use-license-key.ts';
export { type LicenseKeysFilter, useLicenseKeys } from './use-license-keys.ts';
export { useMembers } from './use-members.ts';
export { type UseNextCharge, useNextCharge } from './use-next-charge.ts';
export { useOpenOrder, useOrder } from './use-order.ts';
export { type UseOrders, useOrderPages, useOrders } from './use-orders.ts';
export { type UsePages, usePages } from './use-pages.ts';
export { type PayFailure, type PayPhase, type UsePay, usePay } from './use-pay.ts';
export { type UsePaymentMethods, usePaymentMethods } from './use-payment-methods.ts';
export { type UsePortalLink, usePortalLink } from './use-portal-link.ts';
export { type UsePrefilledLink, usePrefilledLink } from './use-prefilled-link.ts';
export { type UseQuickCheckout, useQuickCheckout } from './use-quick-checkout.ts';
export { type RefundPhase, type UseRefund, useRefund } from './use-refund.ts';
export { type ResumePhase, type UseResume, useResume } from './use-resume.ts';
export { type UseSeats, useSeats } from './use-seats.ts';
export { OverviewContext } from './use-slice.ts';
export { type SubscriptionVerb, type UseSubscription, useSubscription } from './use-subscription.ts';
export { type UseSubscriptions, useSubscriptions } from './use-subscriptions.ts';
export { type UseTrail, useTrail } from './use-trail.ts';
export { useViewer, useViewerKind } from './use-viewer.ts';
