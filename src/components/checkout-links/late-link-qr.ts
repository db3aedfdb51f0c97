import { late } from '../ui/lazy.tsx';

/** {@link LinkQr} with the code that draws it, fetched when a picture is asked for. */
export const LateLinkQr = late(async () => (await import('./link-qr.tsx')).LinkQr);
