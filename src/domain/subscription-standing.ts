import type { Subscription } from '../contract/operations.gen.ts';

/**
 * Two equal ones are the same plan in the same state. A change that is only planned leaves Polar's own date as it was,
 * and what is used meanwhile changes nothing.
 */
export function standingOf(subscription: Subscription | null | undefined): string | undefined {
  return subscription ? JSON.stringify([subscription.modified_at, subscription.pending_update]) : undefined;
}
