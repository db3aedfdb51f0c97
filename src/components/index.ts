/** `floe/components`: the styled kit. Presets first; each family's parts under its name. Needs `floe/styles.css`. */
export { CancelDialog, type CancelDialogProps } from './cancel-flow/cancel-dialog.tsx';
export * as Cancel from './cancel-flow/parts.ts';
export { ChangePlanDialog } from './change-plan/change-plan-dialog.tsx';
export * as ChangePlan from './change-plan/parts.ts';
export { BillingOverview } from './customer-panel/billing-overview.tsx';
export { CustomerPanel, type CustomerPanelProps } from './customer-panel/customer-panel.tsx';
export * as Panel from './customer-panel/parts.ts';
export { OrderList, type OrderListProps } from './order-list/order-list.tsx';
export { OrderTable } from './order-list/order-table.tsx';
export * as Refund from './refund-dialog/parts.ts';
export { RefundDialog, type RefundDialogProps } from './refund-dialog/refund-dialog.tsx';
export * as Subscription from './subscription-controls/parts.ts';
export {
  SubscriptionControls,
  type SubscriptionControlsProps,
} from './subscription-controls/subscription-controls.tsx';
export type { SubscriptionDialogName, SubscriptionDialogProps } from './subscription-controls/subscription-dialogs.tsx';
export { Trail } from './trail/trail.tsx';
export { KitRoot } from './ui/kit-root.tsx';
