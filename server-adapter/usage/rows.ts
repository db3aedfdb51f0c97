import type { UsageEvent } from '../calls.ts';
import { invalidField } from '../engine/problem.ts';
import { type Json, stored } from '../store/json.ts';
import type { UsageRow } from '../store/usage-port.ts';
import { newExternalId } from './external-id.ts';

/** A clock may be so far ahead of ours; what lies further ahead is a mistake. */
const AHEAD_MS = 600_000;

/** The events as they are kept and sent: each with the id by which Polar knows it, and the time it was used. */
export function rowsOf(events: readonly UsageEvent[], now: number): UsageRow[] {
  return events.map((event, index) => rowOf(event, `events.${index}`, now));
}

function rowOf(event: UsageEvent, path: string, now: number): UsageRow {
  assertCustomer(event, path);
  const given = event.timestamp === undefined ? now : Date.parse(event.timestamp);
  if (given > now + AHEAD_MS) throw invalidField(`${path}.timestamp`, 'too_large', 'This lies in the future.');
  const timestamp = given > now || event.timestamp === undefined ? new Date(now).toISOString() : event.timestamp;
  const external_id = event.external_id ?? newExternalId();
  // Strings, numbers and booleans: the schema lets nothing else through.
  const sent = stored({ ...event, timestamp, external_id }) as Json & { readonly external_id: string };
  return { id: sent.external_id, event: sent, at: now };
}

function assertCustomer(event: UsageEvent, path: string): void {
  const { customer_id, external_customer_id, member_id, external_member_id } = event;
  const [own, theirs] = [customer_id !== undefined, external_customer_id !== undefined];
  if (own === theirs) {
    const message = 'Name the customer, by customer_id or by external_customer_id.';
    throw invalidField(`${path}.customer_id`, own ? 'not_allowed' : 'required', message);
  }
  if (own && external_member_id != null) {
    throw invalidField(`${path}.external_member_id`, 'not_allowed', 'With customer_id, name the member by member_id.');
  }
  if (theirs && member_id != null) {
    const message = 'With external_customer_id, name the member by external_member_id.';
    throw invalidField(`${path}.member_id`, 'not_allowed', message);
  }
}
