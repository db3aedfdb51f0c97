import type { EvaluationContext, TrackingEventDetails } from '@openfeature/server-sdk';
import type { UsageEvent } from '../calls.ts';

/** What was tracked as a usage event; null where nobody says whose it is. Only plain details become metadata. */
export function usageOf(
  name: string,
  { targetingKey, member }: EvaluationContext,
  details: TrackingEventDetails = {},
): UsageEvent | null {
  if (!targetingKey) return null;
  const plain = Object.entries(details).filter((pair): pair is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof pair[1]),
  );
  return {
    name,
    external_customer_id: targetingKey,
    ...(typeof member === 'string' ? { external_member_id: member } : {}),
    ...(plain.length > 0 ? { metadata: Object.fromEntries(plain) } : {}),
  };
}
