import { FloeProblem, invalidField } from '../engine/problem.ts';
import { readRef } from '../engine/subject.ts';
import { canonical, type Json } from '../store/json.ts';
import type { Look } from '../store/rules-port.ts';
import type { RuleEvent } from './rule.ts';

/** The longest `data`, as JSON (bytes). */
const LONGEST = 16 * 1024;
const NAME = /^[\x21-\x7e]{1,100}$/;
const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** What is kept of an event until rules were asked about it. Throws `invalid_input`. */
export function lookOf({ name, id, customer, subscriptionId, data = {}, causedBy }: RuleEvent, at: number): Look {
  if (!NAME.test(name)) throw invalidField('name', 'bad_format', 'A name is 1 to 100 visible ASCII characters.');
  if (typeof id !== 'string' || id === '' || id.length > 200)
    throw invalidField('id', 'bad_format', 'An id of your own, 1 to 200 characters: the same event has the same one.');
  const ref = readRef(customer);
  if (!ref || 'email' in ref) throw invalidField('customer', 'required', 'Name a customer by id or externalId.');
  if (subscriptionId !== undefined && !GUID.test(subscriptionId))
    throw invalidField('subscriptionId', 'bad_format', 'This must be an id of Polar (a UUID).');
  const body: Record<string, Json> = {
    name,
    id,
    customer: ref,
    data: jsonOf(data),
    ...(subscriptionId === undefined ? {} : { subscription_id: subscriptionId }),
    ...(causedBy === undefined ? {} : { caused_by: causedBy }),
  };
  return { subject: `event:${JSON.stringify([name, id, ref])}`, body, at };
}

function jsonOf(data: object): Json {
  let text: string;
  try {
    text = JSON.stringify(data);
  } catch {
    throw invalidField('data', 'bad_format', 'This cannot be written as JSON.');
  }
  if (new TextEncoder().encode(text).length > LONGEST) throw new FloeProblem('too_large');
  // As it will be read again.
  return JSON.parse(canonical(JSON.parse(text))) as Json;
}
