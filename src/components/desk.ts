/** `floe/desk`: what only a support team looks at, so that no customer's page fetches it. Needs `floe/styles.css`.
 * In a customer panel it has its places: `<CustomerPanel first={<DeskNotes />} plan={<PlanTerms />} />`, and `order` takes
 * `(order) => <OrderPayments order={order} />`. */
export {
  type CameBack,
  type UseConnection,
  type UseConnectionOptions,
  useConnection,
} from '../react/use-connection.ts';
export { type UseDisputes, useDisputes } from '../react/use-disputes.ts';
export { type OrderFilter, type UseOrderSearch, useOrderSearch } from '../react/use-order-search.ts';
export { type UsePayments, usePayments } from '../react/use-payments.ts';
export { type UsePlanTerms, usePlanTerms } from '../react/use-plan-terms.ts';
export { type UseRefundReview, useRefundReview } from '../react/use-refund-review.ts';
export { type UseWaitingRefunds, useWaitingRefunds } from '../react/use-waiting-refunds.ts';
export { type UseWebhookStatus, useWebhookStatus } from '../react/use-webhook-status.ts';
export { ConnectPolar } from './connect-polar/connect-polar.tsx';
export { DeskNotes } from './desk-notes.tsx';
export { DisputeBanner } from './dispute-banner/dispute-banner.tsx';
export { OrderPayments, type OrderPaymentsProps } from './order-payments/order-payments.tsx';
export type { OrderColumn } from './order-search/found-orders.tsx';
export { OrderSearch, type OrderSearchProps } from './order-search/order-search.tsx';
export { PlanTerms } from './plan-terms/plan-terms.tsx';
export { RefundsWaiting } from './refund-review/refunds-waiting.tsx';
export { WebhookStatus } from './webhook-status/webhook-status.tsx';
