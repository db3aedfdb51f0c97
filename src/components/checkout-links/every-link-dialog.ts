/** The dialogs of checkout links in one piece: they share most of what they are made of. */
export { CheckoutLinkDialog } from './checkout-link-dialog.tsx';
export { QuickCheckoutDialog } from './quick-checkout-dialog.tsx';
