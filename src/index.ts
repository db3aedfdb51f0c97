/** `floe`: the client, the contract's types, and the billing rules both ends share. */
export { type CallOptions, type ClientOptions, createClient, type FloeClient, newIntent } from './client/client.ts';
export { FloeError, type FloeErrorCode, isFloeError } from './client/floe-error.ts';
export type {
  CustomerRef,
  Data,
  Input,
  ListName,
  MutationName,
  OperationName,
  Output,
  Page,
  QueryName,
  Reply,
  Subject,
  Ticket,
} from './client/operation.ts';
export type { FieldProblem, Problem, ProblemCode } from './contract/errors.ts';
export type * from './contract/operations.gen.ts';
export { type ChangeTiming, changeTiming } from './domain/change-timing.ts';
export { fractionDigits, minorFactor } from './domain/currency.ts';
export { type DateFormat, formatDate, formatRelative } from './domain/dates.ts';
export {
  currencySymbol,
  decimalOf,
  editableAmount,
  formatMoney,
  type Money,
  type MoneyFormat,
} from './domain/money.ts';
export { type CurrencyTotal, orderTotals } from './domain/order-totals.ts';
export { type MoneyProblem, type ParsedMoney, parseMoney } from './domain/parse-money.ts';
export { type PlanDirection, type PlanPrice, planDirection } from './domain/plan-direction.ts';
export { type ListPrice, planPrice } from './domain/plan-price.ts';
export { netOfGross, type RefundLimits, refundLimits, refundTax } from './domain/refund-limits.ts';
export { type ActionReason, type SubscriptionAction, subscriptionActions } from './domain/subscription-actions.ts';
export {
  describeSubscription,
  type SubscriptionDisplay,
  type SubscriptionNote,
  type SubscriptionState,
} from './domain/subscription-status.ts';
export type { Catalogue, Messages } from './i18n/en.ts';
