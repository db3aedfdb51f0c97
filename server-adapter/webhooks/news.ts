import { textOf } from '../engine/bytes.ts';
import { redact } from '../engine/redact.ts';
import type { About, News } from '../store/inbox-port.ts';
import { WEBHOOK_TYPES } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a webhook tells. A body that cannot be read, or a type we do not know, is kept for a person to look at. */
export function newsOf(body: Uint8Array, { id, at }: Pick<News, 'id' | 'at'>): News {
  const text = textOf(body);
  const { type, data } = fieldsOf(parse(text ?? ''));
  const base = { id, at, source: 'webhook' } as const;
  const name = typeof type === 'string' ? type : '';
  const isPlain = WEBHOOK_TYPES.includes(name) && typeof data === 'object' && data !== null;
  const kept = isPlain ? null : redact(text ?? new TextDecoder().decode(body));
  return { ...base, type: name.slice(0, 100), ...aboutOf(name, fieldsOf(data)), body: kept };
}

/** One entry of Polar's own feed; null for what is none. */
export function newsOfFeed(entry: unknown, at: number): News | null {
  const { id, name, customer_id, customer, metadata } = fieldsOf(entry);
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  const facts = fieldsOf(metadata);
  return {
    id: `event:${id}`,
    at,
    source: 'feed',
    type: name,
    customerId: idOf(customer_id) ?? idOf(fieldsOf(customer).id) ?? idOf(facts.customer_id),
    orderId: idOf(facts.order_id),
    subscriptionId: idOf(facts.subscription_id),
    ...(name === 'benefit.revoked' ? { revokedGrantId: idOf(facts.benefit_grant_id) } : {}),
    body: null,
  };
}

/** Whom and what a resource is about, by Polar's names. */
export function aboutOf(type: string, data: Fields): About {
  const [kind = ''] = type.split('.');
  const own = (name: string, field: string) => idOf(kind === name ? data.id : data[field]);
  return {
    customerId: own('customer', 'customer_id') ?? idOf(fieldsOf(data.customer).id),
    orderId: own('order', 'order_id'),
    subscriptionId: own('subscription', 'subscription_id'),
    ...(type === 'benefit_grant.revoked' ? { revokedGrantId: idOf(data.id) } : {}),
  };
}

/** Ids go into paths and keys: what is no id of Polar's is none. */
function idOf(value: unknown): string | null {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : null;
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
