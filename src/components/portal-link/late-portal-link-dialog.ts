import { late } from '../ui/lazy.tsx';

/** {@link PortalLinkDialog}, fetched when it is first shown. */
export const LatePortalLinkDialog = late(
  async () => (await import('../order-dialog/record-dialogs.ts')).PortalLinkDialog,
);
