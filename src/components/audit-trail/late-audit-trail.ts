import { late } from '../ui/lazy.tsx';

/** {@link AuditTrail}, fetched when it is first shown. */
export const LateAuditTrail = late(async () => (await import('./audit-trail.tsx')).AuditTrail);
