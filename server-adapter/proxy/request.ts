import type { CallContext } from '../engine/call.ts';
import { FloeProblem } from '../engine/problem.ts';
import { pathOf } from '../polar/catalogue/match.ts';
import type { PolarOperation } from '../polar/catalogue/operation.ts';
import type { PolarRequest, Road, Upstream } from '../polar/port.ts';
import type { PolarInput } from './input.ts';

/** The road an operation takes: the organization's, or the customer's own with its minted session. */
export function roadOf(
  { subject }: PolarOperation,
  upstream: Upstream,
  { context, input }: { readonly context: CallContext; readonly input: PolarInput },
): Road {
  if (subject !== 'portal') return upstream.merchant;
  const { customerId, memberId } = context.subject;
  if (customerId === null) throw new FloeProblem('not_found', { detail: 'This customer has no billing account yet.' });
  return upstream.portal({ customerId, memberId: input.member ?? memberId });
}

/** The request to Polar behind a call. */
export function requestOf(operation: PolarOperation, input: PolarInput, context: CallContext): PolarRequest {
  const { method, effect, answer } = operation;
  const isRead = effect === 'read' || method === 'GET';
  return {
    method,
    path: pathOf({ operation, params: input.params }),
    query: input.query,
    body: input.body,
    // Programs wait for people.
    class: context.caller.kind === 'service' ? 'background' : 'agent',
    safe: isRead && method !== 'GET' ? true : undefined,
    fresh: true,
    passage: answer === 'stream' ? 'stream' : 'whole',
    version: input.version,
    // A caller that hangs up must not leave a half-known write behind.
    signal: isRead ? context.signal : undefined,
  };
}
