import type { CallContext } from '../engine/call.ts';
import { FloeProblem, invalidField } from '../engine/problem.ts';
import type { Context, Handlers } from './handler.ts';
import { classOf, upstreamProblem } from './upstream.ts';

const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

export const portal: Handlers<'portal'> = {
  'portal.session': {
    secret: true,
    handle: async ({ member_id, return_url }, context) => {
      const { merchant, services, signal } = context;
      // Polar takes any address; a link back to a stranger's page would come with our blessing.
      if (return_url !== undefined && !services.origins.includes(new URL(return_url).origin)) {
        throw invalidField('return_url', 'not_allowed', 'This address is not on the list of origins.');
      }
      const answer = await merchant.request<{ customer_portal_url: string; expires_at: string }>({
        method: 'POST',
        path: '/v1/customer-sessions/',
        body: { customer_id: customerOf(context), ...(await memberOf(context, member_id)), return_url },
        class: classOf(context),
        signal,
      });
      if (!answer.ok) throw upstreamProblem(asSession(answer.failure));
      const { customer_portal_url: url, expires_at } = answer.body;
      return { result: { url, expires_at } };
    },
  },
};

/** A refusal here is about the customer, not about a field of the input. */
function asSession<F extends object>(failure: F): F & { stage: 'session' } {
  return { ...failure, stage: 'session' };
}

function customerOf({ subject }: CallContext): string {
  if (subject.customerId === null) throw new FloeProblem('not_found');
  return subject.customerId;
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
