import type { Output } from '../../src/contract/types.ts';
import type { Handlers } from './handler.ts';
import { page } from './page.ts';

type Product = Output<'products.list'>[number];

export const products: Handlers<'products'> = {
  'products.list': async (input, context) => {
    const isCustomer = context.caller.kind === 'customer';
    const { query, recurring, archived = false } = input;
    const answer = await page<Product>(context, {
      road: context.merchant,
      path: '/v1/products/',
      input,
      query: {
        query,
        is_recurring: recurring,
        is_archived: isCustomer ? false : archived,
        visibility: isCustomer ? 'public' : undefined,
      },
    });
    return isCustomer ? { ...answer, result: answer.result.map(forCustomers) } : answer;
  },
};

/** The organization's own view holds metadata and the inner settings of benefits: neither is for its customers. */
function forCustomers({ metadata: _metadata, benefits, ...product }: Product): Product {
  return {
    ...product,
    ...(benefits ? { benefits: benefits.map(({ id, type, description }) => ({ id, type, description })) } : {}),
  };
}
