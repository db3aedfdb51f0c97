import { late } from '../ui/lazy.tsx';

/** {@link CheckoutLinkDialog}, fetched when it is first shown. */
export const LateCheckoutLinkDialog = late(async () => (await import('./every-link-dialog.ts')).CheckoutLinkDialog);
/** {@link QuickCheckoutDialog}, fetched when it is first shown. */
export const LateQuickCheckoutDialog = late(async () => (await import('./every-link-dialog.ts')).QuickCheckoutDialog);
