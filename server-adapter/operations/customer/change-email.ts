import type { Input, Output } from '../../../src/contract/types.ts';
import type { Answer } from '../../engine/call.ts';
import { FloeProblem } from '../../engine/problem.ts';
import type { ContextOf } from '../handler.ts';
import { writeOnce } from '../write.ts';

/** Has Polar mail a link to the new address. Whoever opens it proves that the address is theirs; until then nothing changes. */
export async function changeEmail(
  { email }: Input<'customer.changeEmail'>,
  context: ContextOf<'customer.changeEmail'>,
): Promise<Answer<Output<'customer.changeEmail'>>> {
  const { services, connection, polar, root } = context;
  const settings = await services.settings(connection);
  if (settings?.portal.changeEmail === false) throw new FloeProblem('not_allowed_by_settings', { denied: true });
  const path = `${root}/customers/me/email-update/request`;
  await writeOnce<null>(context, { method: 'POST', road: polar, path, body: { email } });
  return { result: { sent_to: email } };
}
