import { FloeProblem } from '../../engine/problem.ts';
import type { Context } from '../handler.ts';
import { assertPageUrl } from '../page-url.ts';
import { classOf, upstreamProblem } from '../upstream.ts';

const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

interface Wanted {
  readonly member_id?: string | undefined;
  readonly return_url?: string | undefined;
}

/** A link that opens Polar's portal signed in as the customer: a secret, which lasts as long as Polar says. */
export async function portalLink(
  context: Context,
  { member_id, return_url }: Wanted,
): Promise<{ url: string; expires_at: string }> {
  assertPageUrl(context, { field: 'return_url', value: return_url });
  const { merchant, signal, subject } = context;
  if (subject.customerId === null) throw new FloeProblem('not_found');
  const answer = await merchant.request<{ customer_portal_url: string; expires_at: string }>({
    method: 'POST',
    path: '/v1/customer-sessions/',
    body: { customer_id: subject.customerId, ...(await memberOf(context, member_id)), return_url },
    class: classOf(context),
    signal,
  });
  // A refusal here is about the customer, not about a field of the input.
  if (!answer.ok) throw upstreamProblem({ ...answer.failure, stage: 'session' });
  const { customer_portal_url: url, expires_at } = answer.body;
  return { url, expires_at };
}

/** An agent who names no member opens the portal of the only one, or is asked which. */
async function memberOf(
  { caller, subject, services, connection }: Context,
  named: string | undefined,
): Promise<{ member_id?: string; external_member_id?: string }> {
  if (named !== undefined) return GUID.test(named) ? { member_id: named } : { external_member_id: named };
  if (subject.memberId !== undefined) return { member_id: subject.memberId };
  if (caller.kind === 'customer' || subject.customerId === null) return {};
  const { memberId } = await services.directory.self(connection, { kind: 'customer', customerId: subject.customerId });
  return memberId === undefined ? {} : { member_id: memberId };
}
