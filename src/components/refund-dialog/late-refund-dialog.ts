import { late } from '../ui/lazy.tsx';

/** {@link RefundDialog}, fetched when it is first shown. */
export const LateRefundDialog = late(async () => (await import('../every-dialog.ts')).RefundDialog);
