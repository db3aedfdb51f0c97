import { FloeProblem } from '../engine/problem.ts';
import { assertOwn } from './activate.ts';
import type { Validate } from './asked.ts';
import { otherProblem, refusalOf, signedOut, unknownKey, whyNot } from './refusal.ts';
import type { LicenseRoom, Standing } from './room.ts';
import type { Checked } from './way.ts';

/** Whether a machine may still use a license. What it counts up is sent once: an answer that is lost stays lost. */
export async function validate({ way, now }: LicenseRoom, asked: Validate): Promise<Standing> {
  const { key, activation_id, increment_usage } = asked;
  const body = { key, activation_id, ...(increment_usage === undefined ? {} : { increment_usage }) };
  const answer = await way.send<Checked>('validate', body, increment_usage === undefined);
  if (answer.ok) {
    if (answer.body.id !== asked.license_key_id) throw unknownKey();
    assertOwn(answer.body, asked);
    return { key: answer.body, activation_id };
  }
  const refusal = refusalOf(answer.failure);
  if (refusal !== 'unknown' && refusal !== 'used_up') throw otherProblem(answer.failure);
  const { usage, limit_usage } = await whyNot(way, asked, now());
  throw refusal === 'used_up' ? usedUp(usage, limit_usage) : signedOut();
}

function usedUp(usage: number, limit_usage: number | null): FloeProblem {
  const state = { reason: 'usage_limit', usage, limit_usage };
  return new FloeProblem('state_conflict', { detail: 'This license may not be used so often any more.', state });
}
