import type { Input, Output } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { FloeProblem, invalidField } from '../engine/problem.ts';
import { externalCustomer } from '../polar/external-customer.ts';
import { changeEmail } from './customer/change-email.ts';
import { overview } from './customer/overview.ts';
import type { Context, Handlers } from './handler.ts';
import { page } from './page.ts';
import { find } from './upstream.ts';
import { writeTowards } from './write.ts';

type Customer = Output<'customer.get'>;

export const customer: Handlers<'customer'> = {
  'customer.overview': { handle: overview, withoutAccount: true },
  'customer.search': async (input, context) => {
    const { query, email, external_id } = input;
    if (external_id !== undefined) return byExternalId(context, external_id);
    return page<Customer>(context, { road: context.merchant, path: '/v1/customers/', input, query: { query, email } });
  },
  'customer.get': async (_input, context) => ({ result: await self(context) }),
  'customer.update': {
    handle: update,
    trail: (input) => ({ fields: Object.keys(input) }),
  },
  'customer.changeEmail': { handle: changeEmail },
};

function pathOf({ root, subject }: Context): string {
  if (root === '/v1/customer-portal') return `${root}/customers/me`;
  return `${root}/customers/${encodeURIComponent(subject.customerId ?? '')}`;
}

async function self(context: Context): Promise<Customer> {
  const found = await find<Customer>(context.polar, context, { path: pathOf(context) });
  if (!found) throw new FloeProblem('not_found');
  return found;
}

async function byExternalId(context: Context, externalId: string): Promise<Answer<Customer[]>> {
  const path = externalCustomer(externalId);
  const found = path === null ? null : await find<Customer>(context.merchant, context, { path });
  return found ? { result: [found], total: 1, next: null } : { result: [], total: 0, next: null };
}

async function update(input: Input<'customer.update'>, context: Context): Promise<Answer<Customer>> {
  if (context.caller.kind !== 'customer' && input.billing_name !== undefined) {
    // Polar drops it without a word on the organization's side; only the customer's own portal can set it.
    throw invalidField('billing_name', 'not_allowed', 'Only the customer can change the name on its invoices.');
  }
  const now = await self({ ...context, fresh: true });
  const body = { ...input };
  for (const field of ['name', 'email', 'external_id', 'billing_name'] as const) {
    if (body[field] === now[field]) delete body[field];
  }
  if (Object.values(body).every((value) => value === undefined)) return { result: now, trail: { unchanged: true } };
  const { now: result, unsettled } = await writeTowards<Customer>(context, {
    before: now,
    method: 'PATCH',
    road: context.polar,
    path: pathOf(context),
    body,
    holds: (after) => holds(body, after),
  });
  return { result, unsettled };
}

function holds(wanted: Input<'customer.update'>, now: Customer): boolean {
  // A tax id is printed in another form than it is sent: whether it arrived cannot be read back.
  if (wanted.tax_id !== undefined) return false;
  const { billing_address: address, name, email, external_id, billing_name } = wanted;
  const texts: readonly [unknown, unknown][] = [
    [name, now.name],
    [email, now.email],
    [external_id, now.external_id],
    [billing_name, now.billing_name],
    ...Object.entries(address ?? {}).map(([field, value]): [unknown, unknown] => [
      value,
      now.billing_address && Reflect.get(now.billing_address, field),
    ]),
  ];
  return texts.every(([want, have]) => want === undefined || want === have);
}
