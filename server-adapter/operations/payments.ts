import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { ofSubject, page } from './page.ts';

type Payment = Output<'payments.list'>[number];

/** What is read of Polar's: risk scores and the processor's ids stay there. */
interface Kept extends Omit<Payment, 'brand' | 'last4'> {
  readonly method_metadata?: Partial<Pick<Payment, 'brand' | 'last4'>> | null;
}

export const payments: Handlers<'payments'> = {
  'payments.list': async (input, context) => {
    const query = { ...ofSubject(context), order_id: input.order_id };
    const answer = await page<Kept>(context, { road: context.polar, path: '/v1/payments/', input, query });
    return { ...answer, result: answer.result.map(shown) };
  },
};

function shown(payment: Kept): Payment {
  const { id, created_at, status, amount, currency, method } = payment;
  const { decline_reason = null, decline_message = null, method_metadata } = payment;
  const { brand = null, last4 = null } = method_metadata ?? {};
  return { id, created_at, status, amount, currency, method, brand, last4, decline_reason, decline_message };
}
