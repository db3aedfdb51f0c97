import { late } from '../ui/lazy.tsx';

/** {@link OrderDialog}, fetched when it is first shown. */
export const LateOrderDialog = late(async () => (await import('../every-dialog.ts')).OrderDialog);
