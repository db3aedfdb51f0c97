import { late } from '../ui/lazy.tsx';

/** {@link PortalLinkDialog}, fetched when it is first shown. */
export const LatePortalLinkDialog = late(async () => (await import('../every-dialog.ts')).PortalLinkDialog);
