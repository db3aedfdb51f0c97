/** `floe/components`: the styled kit. Presets first; each family's parts under its name.
 * Dialogs fetch their code when they are first shown. Needs `floe/styles.css`. */
export type { AuditTrailProps } from './audit-trail/audit-trail.tsx';
export { LateAuditTrail as AuditTrail } from './audit-trail/late-audit-trail.ts';
export * as Audit from './audit-trail/parts.ts';
export { BillingDetails } from './billing-details/billing-details.tsx';
export type { CancelDialogProps } from './cancel-flow/cancel-dialog.tsx';
export * as Cancel from './cancel-flow/parts.ts';
export * as ChangePlan from './change-plan/parts.ts';
export { CheckoutLinkBuilder, type CheckoutLinkBuilderProps } from './checkout-links/checkout-link-builder.tsx';
export type { CheckoutLinkDialogProps } from './checkout-links/checkout-link-dialog.tsx';
export {
  LateCheckoutLinkDialog as CheckoutLinkDialog,
  LateQuickCheckoutDialog as QuickCheckoutDialog,
} from './checkout-links/late-checkout-link-dialog.ts';
export * as CheckoutLink from './checkout-links/parts.ts';
export type { QuickCheckoutDialogProps } from './checkout-links/quick-checkout-dialog.tsx';
export { BillingOverview } from './customer-panel/billing-overview.tsx';
export { CustomerPanel, type CustomerPanelProps } from './customer-panel/customer-panel.tsx';
export * as Panel from './customer-panel/parts.ts';
export { CustomerSearch, type CustomerSearchProps } from './customer-search/customer-search.tsx';
export { LateLicenseKeyDialog as LicenseKeyDialog } from './license-keys/late-license-key-dialog.ts';
export type { LicenseKeyDialogProps } from './license-keys/license-key-dialog.tsx';
export { LicenseKeyList, type LicenseKeyListProps } from './license-keys/license-key-list.tsx';
export { LicenseKeyTable, type LicenseKeyTableProps } from './license-keys/license-key-table.tsx';
export * as LicenseKey from './license-keys/parts.ts';
export { LateOrderDialog as OrderDialog } from './order-dialog/late-order-dialog.ts';
export type { OrderDialogProps } from './order-dialog/order-dialog.tsx';
export { OrderList, type OrderListProps } from './order-list/order-list.tsx';
export { OrderTable, type OrderTableProps } from './order-list/order-table.tsx';
export { LatePortalLinkDialog as PortalLinkDialog } from './portal-link/late-portal-link-dialog.ts';
export { PortalLink } from './portal-link/portal-link.tsx';
export type { PortalLinkDialogProps } from './portal-link/portal-link-dialog.tsx';
export { LateRefundDialog as RefundDialog } from './refund-dialog/late-refund-dialog.ts';
export * as Refund from './refund-dialog/parts.ts';
export type { RefundDialogProps } from './refund-dialog/refund-dialog.tsx';
export * as Subscription from './subscription-controls/parts.ts';
export {
  SubscriptionControls,
  type SubscriptionControlsProps,
} from './subscription-controls/subscription-controls.tsx';
export {
  LateCancelDialog as CancelDialog,
  LateChangePlanDialog as ChangePlanDialog,
  LateSeatsDialog as SeatsDialog,
  type SubscriptionDialogName,
  type SubscriptionDialogProps,
} from './subscription-controls/subscription-dialogs.tsx';
export { Trail } from './trail/trail.tsx';
export { KitRoot } from './ui/kit-root.tsx';
export { MovedNote, type MovedNoteProps } from './ui/moved-note.tsx';
