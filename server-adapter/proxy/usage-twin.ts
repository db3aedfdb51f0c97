import { withExternalId } from '../usage/external-id.ts';
import type { Twin } from './twins.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A client of Polar sends no Idempotency-Key. Its events get an id each, so that they count once from here on; whether
 * it repeats the call itself is, as with Polar, its own matter.
 */
export function usageTwin({ events, ...rest }: Fields, key: string | null): Twin {
  const named = Array.isArray(events) && key === null ? events.map(withExternalId) : events;
  return { name: 'usage.track', input: { ...rest, events: named } };
}
