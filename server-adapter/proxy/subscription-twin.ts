import type { Twin } from './twins.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Polar's one update of a subscription is many things: its shape says which of Floe's it is. What a shape has no place
 * for stays in the input, and the operation refuses it by name.
 */
export function subscriptionTwin(body: Fields, subscription_id: string): Twin {
  const { revoke, cancel_at_period_end, pause_at_period_end, resume, pending_update, ...rest } = body;
  if (revoke === true) return { name: 'subscriptions.revoke', input: { subscription_id, ...said(rest) } };
  if (cancel_at_period_end === true) return { name: 'subscriptions.cancel', input: { subscription_id, ...said(rest) } };
  if (cancel_at_period_end === false) return { name: 'subscriptions.uncancel', input: { subscription_id, ...rest } };
  if (pause_at_period_end === true) return { name: 'subscriptions.pause', input: { subscription_id, ...rest } };
  if (pause_at_period_end === false || resume === true)
    return { name: 'subscriptions.resume', input: { subscription_id, ...rest } };
  if (pending_update === null) return { name: 'subscriptions.clearPending', input: { subscription_id, ...rest } };
  return { name: 'subscriptions.change', input: { subscription_id, ...body } };
}

/** Why it ends; the organization's API and the portal spell it differently. */
function said(fields: Fields): Fields {
  const {
    customer_cancellation_reason,
    cancellation_reason = customer_cancellation_reason,
    customer_cancellation_comment,
    cancellation_comment = customer_cancellation_comment,
    ...rest
  } = fields;
  return {
    ...rest,
    ...(cancellation_reason == null ? {} : { reason: cancellation_reason }),
    ...(cancellation_comment == null ? {} : { comment: cancellation_comment }),
  };
}
