import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { classOf, upstreamProblem } from '../upstream.ts';
import { asOrganization, type LicenseKey, whyDead } from './state.ts';

type Validation = Output<'licenseKeys.validate'>;
type Asked = Omit<Input<'licenseKeys.validate'>, 'license_key_id'>;
type Reason = Extract<Validation, { valid: false }>['reason'];

/** Polar's answer where a key is good. */
interface Validated extends LicenseKey {
  readonly activation?: Extract<Validation, { valid: true }>['activation'];
}

/** Asks Polar whether a key is good. Each time counts there, so it is asked once and never as a part of showing it. */
export async function validate(
  { license_key_id, ...asked }: Input<'licenseKeys.validate'>,
  context: ContextOf<'licenseKeys.validate'>,
): Promise<Answer<Validation>> {
  if (asked.increment_usage && context.key === null) throw new FloeProblem('idempotency_key_required');
  const { key, organization_id } = context.targets.license_key_id;
  const answer = await context.merchant.request<Validated>({
    method: 'POST',
    path: '/v1/license-keys/validate',
    body: { key, organization_id, ...asked },
    class: classOf(context),
  });
  if (answer.ok) return { result: good(answer.body), trail: { valid: true } };
  const { failure } = answer;
  if (failure.kind !== 'refused' || (failure.status !== 404 && failure.error !== 'BadRequest'))
    throw upstreamProblem(failure);
  const now = await asOrganization(context, context.targets.license_key_id);
  const reason = failure.status === 404 ? whyNot(now, asked, context.services.clock.now()) : 'used_up';
  const remaining = reason === 'used_up' && now.limit_usage !== null ? { remaining: now.limit_usage - now.usage } : {};
  return { result: { valid: false, license_key_id, reason, ...remaining }, trail: { valid: false, reason } };
}

/** Without the key, so that the answer can be kept. */
function good(key: Validated): Validation {
  const { id, usage, limit_usage, validations, last_validated_at, expires_at, activation } = key;
  return {
    valid: true,
    license_key_id: id,
    usage,
    limit_usage,
    validations,
    last_validated_at,
    expires_at,
    ...(activation ? { activation } : {}),
  };
}

/** Polar says no to all of these alike, in words that are no code. */
function whyNot(key: LicenseKey, { benefit_id, activation_id }: Asked, now: number): Reason {
  const dead = whyDead(key, now);
  if (dead) return dead;
  if (benefit_id !== undefined && benefit_id !== key.benefit_id) return 'wrong_benefit';
  if (activation_id === undefined) return 'unknown';
  return key.activations?.some(({ id }) => id === activation_id) ? 'wrong_conditions' : 'unknown_activation';
}
