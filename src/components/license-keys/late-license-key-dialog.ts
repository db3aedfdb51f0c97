import { late } from '../ui/lazy.tsx';

/** {@link LicenseKeyDialog}, fetched when it is first shown. */
export const LateLicenseKeyDialog = late(async () => (await import('../every-dialog.ts')).LicenseKeyDialog);
