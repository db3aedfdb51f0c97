/** The dialogs of an order, its refund, a license key and the portal in one piece: apart, what they share weighs twice. */
export { LicenseKeyDialog } from '../license-keys/license-key-dialog.tsx';
export { PortalLinkDialog } from '../portal-link/portal-link-dialog.tsx';
export { RefundDialog } from '../refund-dialog/refund-dialog.tsx';
export { OrderDialog } from './order-dialog.tsx';
