// Cards of the customer who asks. A card that wants a challenge answers with a secret and waits for it.

import { changeCustomer } from '../customers/change.ts';
import type { CustomerRow } from '../customers/table.ts';
import { paginate } from '../http/listing.ts';
import { invalid, notFound, problem } from '../http/problem.ts';
import { paging } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { addPaymentMethod, cardFromToken, paymentMethodsOf, viewPaymentMethod } from '../payments/cards.ts';
import { type ChallengeRow, challenges, openChallenge } from '../payments/challenges.ts';
import { paymentMethods } from '../payments/table.ts';
import type { World } from '../state/world.ts';
import { retryPastDue } from '../subscriptions/dunning.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { object } from '../validation/object.ts';
import { bool, text } from '../validation/scalars.ts';
import { portalCustomer } from './customer.ts';

const methodCreate = object('CustomerPaymentMethodCreate', {
  confirmation_token_id: text(),
  set_default: bool(),
  return_url: text(),
});
const methodConfirm = object('CustomerPaymentMethodConfirm', { setup_intent_id: text(), set_default: bool() });

const DECLINED = 'Could not add this payment method: Your card was declined. Please try again with a different card.';
const NEEDED =
  'This payment method is still needed to bill a subscription. Add another one or cancel the subscription first.';

interface Wanted {
  readonly token: string;
  readonly setDefault: boolean;
}

function keep(world: World, customer: CustomerRow, { token, setDefault }: Wanted) {
  const method = addPaymentMethod(world, customer, token);
  if (setDefault) makeDefault(world, customer, method.id);
  return { status: 'succeeded', payment_method: viewPaymentMethod(method) };
}

// A new default is tried at once on what is past due.
function makeDefault(world: World, customer: CustomerRow, methodId: string): void {
  changeCustomer(world, customer, { default_payment_method_id: methodId });
  world.later(0, () => retryPastDue(world, customer.id));
}

const waitsFor = (intent: ChallengeRow) => ({ status: 'requires_action', client_secret: intent.client_secret });

const BILLABLE = new Set(['active', 'trialing', 'past_due']);

// What the card pays for moves to another one: the default, else the newest.
function remove(world: World, customer: CustomerRow, id: string): void {
  const method = world.of(paymentMethods).get(id);
  if (!method || method.customer_id !== customer.id) throw notFound();
  const paid = world.of(subscriptions).where((row) => row.payment_method_id === id && BILLABLE.has(row.status));
  const others = paymentMethodsOf(world, customer.id).filter((row) => row.id !== id);
  const heir = others.find((row) => row.id === customer.default_payment_method_id) ?? others[0];
  if (paid.length > 0 && !heir) throw problem(400, 'PaymentMethodInUseByActiveSubscription', NEEDED);
  for (const subscription of paid)
    world.of(subscriptions).update(subscription.id, { payment_method_id: heir?.id ?? null });
  world.of(paymentMethods).delete(id);
  changeCustomer(world, customer, customer.default_payment_method_id === id ? { default_payment_method_id: null } : {});
}

const BASE = '/v1/customer-portal/customers/me/payment-methods';

export const portalPaymentMethodRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:customers:list_payment_methods',
    method: 'GET',
    path: BASE,
    billing: true,
    query: paging,
    handle: ({ world, caller, query }) =>
      paginate(paymentMethodsOf(world, caller.customerId), query, viewPaymentMethod),
  }),
  portal({
    operation: 'customer_portal:customers:add_payment_method',
    method: 'POST',
    path: BASE,
    billing: true,
    status: 201,
    body: methodCreate,
    handle({ world, caller, body }) {
      const customer = portalCustomer(world, caller);
      const { outcome } = cardFromToken(body.confirmation_token_id);
      if (outcome === 'declined') throw problem(400, 'PaymentMethodSetupFailed', DECLINED);
      if (outcome === '3ds') {
        const { organization_id, id: customer_id } = customer;
        const token = body.confirmation_token_id;
        return waitsFor(openChallenge(world, { organization_id, customer_id, token, setup: true }));
      }
      return keep(world, customer, { token: body.confirmation_token_id, setDefault: body.set_default });
    },
  }),
  portal({
    operation: 'customer_portal:customers:confirm_payment_method',
    method: 'POST',
    path: `${BASE}/confirm`,
    billing: true,
    status: 201,
    body: methodConfirm,
    handle({ world, caller, body }) {
      const customer = portalCustomer(world, caller);
      const intent = world.of(challenges).get(body.setup_intent_id);
      if (!intent || intent.customer_id !== customer.id)
        throw invalid([
          {
            type: 'invalid',
            loc: ['body', 'setup_intent_id'],
            msg: 'Invalid setup_intent_id.',
            input: body.setup_intent_id,
          },
        ]);
      if (intent.status === 'requires_action') return waitsFor(intent);
      return keep(world, customer, { token: intent.token, setDefault: body.set_default });
    },
  }),
  portal({
    operation: 'customer_portal:customers:delete_payment_method',
    method: 'DELETE',
    path: `${BASE}/{id}`,
    billing: true,
    status: 204,
    handle: ({ world, caller, params }) => remove(world, portalCustomer(world, caller), params.id),
  }),
];
