/**
 * The panel's dialogs in one piece. They share most of what they are made of: in pieces of their own they weigh a tenth
 * more together, and each is one more wait. It is fetched when a pointer comes near a button that opens one.
 */
export { BillingDetailsDialog } from './billing-details/billing-details-dialog.tsx';
export { CancelDialog } from './cancel-flow/cancel-dialog.tsx';
export { ChangePlanDialog } from './change-plan/change-plan-dialog.tsx';
export { LicenseKeyDialog } from './license-keys/license-key-dialog.tsx';
export { OrderDialog } from './order-dialog/order-dialog.tsx';
export { PortalLinkDialog } from './portal-link/portal-link-dialog.tsx';
export { RefundDialog } from './refund-dialog/refund-dialog.tsx';
export { SeatsDialog } from './seats/seats-dialog.tsx';
export { PauseDialog } from './subscription-controls/pause-dialog.tsx';
export { ResumeDialog } from './subscription-controls/resume-dialog.tsx';
