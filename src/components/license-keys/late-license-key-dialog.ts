import { late } from '../ui/lazy.tsx';

/** {@link LicenseKeyDialog}, fetched when it is first shown. */
export const LateLicenseKeyDialog = late(
  async () => (await import('../order-dialog/record-dialogs.ts')).LicenseKeyDialog,
);
