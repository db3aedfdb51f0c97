import { describe, expect, it } from 'vitest';
import type { Json } from './recording.ts';
import { seeds } from './seeds/index.ts';
import type { RequestStep, Seed, Step } from './seeds/notation.ts';

// What a seed may hold: requests and the named moves. The keys below are inputs of requests; a key that Polar computes
// (a status, a total, tax, a proration, the end of a period, a grant) is not among them, nor is any body of an answer.

const INPUTS = new Set(
  `email name external_id type owner role products product_id customer_id external_customer_id member_id discount_id seats
   units amount min_units max_units confirmation_token_id customer_name customer_email customer_billing_address country
   line1 line2 city state postal_code cancel_at_period_end pause_at_period_end resumes_at revoke proration_behavior
   subscription_settings allow_multiple_subscriptions allow_customer_updates benefit_revocation_grace_period
   prevent_trial_abuse customer_portal_settings usage show subscription update_seats update_plan pause customer
   allow_email_change events timestamp order_id reason subscription_id immediate_claim set_default return_url metadata revoke_benefits
   dispute_settings auto_accept_below_amount`
    .split(/\s+/)
    .filter(Boolean),
);

const COMPUTED =
  `status subtotal_amount discount_amount net_amount tax_amount total_amount applied_balance_amount due_amount
   refunded_amount refunded_tax_amount refundable_amount proration_amount prorations current_period_start
   current_period_end trial_start started_at ends_at ended_at canceled_at paused_at past_due_at granted_at revoked_at
   is_granted granted_benefits benefit_grants invoice_number pending_update created_at modified_at items pagination`.split(
    /\s+/,
  );

const MOVES = new Set([
  'periodEnds',
  'retryDue',
  'cardDeclines',
  'refundSettles',
  'organization',
  'usageRuns',
  'meterPeriodEnds',
  'graceEnds',
  'refundsGo',
  'refundOutside',
  'cardAsks',
  'cardPays',
  'challengePasses',
  'challengeFails',
  'checkoutExpires',
  'usageWallet',
  'disputeOpens',
  'disputeGoes',
  'disputeGrows',
  'checkoutsGo',
  'benefitsRace',
  'signIn',
  'workersTake',
  'feedLags',
  'receiverGoes',
  'webhookAttempts',
  'endpoint',
  'clock',
]);

const ID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\$[a-z][a-z0-9_]*|[A-Z-]*[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}|[A-Z0-9]{6}|[A-Za-z0-9_-]{43})$/;

function keysOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (value === null || typeof value !== 'object') return [];
  // What a client keeps in metadata is its own.
  return Object.entries(value).flatMap(([key, entry]) => [key, ...(key === 'metadata' ? [] : keysOf(entry))]);
}

const stepsOf = (seed: Seed): Step[] => Object.values(seed.before).flat();
const isRequest = (step: Step): step is RequestStep => step.do === 'request';

/** What is wrong with a step, or nothing. */
function objections(step: Step): string[] {
  if (step.do === 'letter') return ID.test(step.secret) ? [] : [`${step.secret} is no secret`];
  if (step.do === 'session')
    return keysOf(step.session)
      .filter((key) => !INPUTS.has(key) && key !== 'token')
      .map((key) => `${key} is no input`);
  if (step.do === 'intent') return /^seti_[0-9a-f]{24}$/.test(step.id) ? [] : [`${step.id} is no intent`];
  if (!isRequest(step)) return MOVES.has(step.do) ? [] : [`${step.do} is no named move`];
  const shape = Object.keys(step).filter(
    (key) => !['do', 'as', 'method', 'path', 'query', 'body', 'names'].includes(key),
  );
  return [
    ...shape.map((key) => `a request has no ${key}`),
    ...keysOf(step.body ?? null)
      .filter((key) => !INPUTS.has(key))
      .map((key) => `${key} is no input`),
    ...Object.values(step.names ?? {})
      .filter((id) => !ID.test(id))
      .map((id) => `${id} is no id`),
    ...(step.method === 'GET' && !step.names ? ['a read that binds nothing'] : []),
  ];
}

describe('seeds', () => {
  it.each(seeds)('of $file hold requests and moves, and nothing that Polar computes', (seed) => {
    expect(stepsOf(seed).flatMap((step) => objections(step).map((why) => ({ step, why })))).toEqual([]);
  });

  it('are one per recorded file', () => {
    const files = seeds.map((seed) => seed.file);
    expect(new Set(files).size).toBe(files.length);
  });

  it('would be caught holding a computed value, a response or an unknown move', () => {
    const request = (body: Json): Step => ({ do: 'request', as: 'oat', method: 'POST', path: '/v1/orders/', body });
    expect(objections(request({ status: 'paid' }))).not.toEqual([]);
    expect(objections(request({ order: { total_amount: 1 } }))).not.toEqual([]);
    expect(objections(Object.assign(request({}), { response: {} }))).not.toEqual([]);
    expect(COMPUTED.flatMap((key) => objections(request({ [key]: 1 })))).toHaveLength(COMPUTED.length);
    expect(objections({ do: 'grants' } as unknown as Step)).not.toEqual([]);
    expect(objections({ do: 'request', as: 'oat', method: 'GET', path: '/', names: { status: 'active' } })).not.toEqual(
      [],
    );
  });
});
