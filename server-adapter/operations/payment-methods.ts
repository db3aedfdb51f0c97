import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';

type PaymentMethod = Output<'paymentMethods.list'>[number];

/** What is read of Polar's; methods that are no card have no figures. */
interface Kept {
  readonly id: string;
  readonly created_at: string;
  readonly type: string;
  readonly method_metadata?: Partial<Pick<PaymentMethod, 'brand' | 'last4' | 'exp_month' | 'exp_year' | 'wallet'>>;
}

export const paymentMethods: Handlers<'paymentMethods'> = {
  'paymentMethods.list': async (input, context) => {
    const { root, polar, subject } = context;
    const whose = root === '/v1' ? encodeURIComponent(subject.customerId ?? '') : 'me';
    const path = `${root}/customers/${whose}/payment-methods`;
    const [answer, customer] = await Promise.all([
      page<Kept>(context, { road: polar, path, input }),
      context.ask('customer.get', {}),
    ]);
    const usual = (customer.result as Output<'customer.get'>).default_payment_method_id; // its own schema checked it
    return { ...answer, result: answer.result.map((method) => shown(method, usual)) };
  },
};

function shown({ id, created_at, type, method_metadata = {} }: Kept, usual: string | null | undefined): PaymentMethod {
  const { brand = null, last4 = null, exp_month = null, exp_year = null, wallet = null } = method_metadata;
  return { id, created_at, type, brand, last4, exp_month, exp_year, wallet, is_default: id === usual };
}
