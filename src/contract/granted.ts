/** Queries that are stale once benefits may have been given or taken back: a credit is one, and moves its meter. */
export const GRANTED = ['benefits.grants', 'entitlements.get', 'meters.list', 'usage.summary'] as const;
