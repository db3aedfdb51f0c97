/** The dialogs of an order and of a license key in one piece: apart, what they share weighs twice. */
export { LicenseKeyDialog } from '../license-keys/license-key-dialog.tsx';
export { OrderDialog } from './order-dialog.tsx';
