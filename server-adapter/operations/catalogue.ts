import type { Operation } from '../../src/contract/define.ts';
import type { CallContext } from '../engine/call.ts';
import type { Catalogue, Found } from '../engine/catalogue.ts';
import type { Json } from '../store/json.ts';
import type { Context, ReadTarget } from './handler.ts';
import type { Services } from './services.ts';
import { targets } from './targets.ts';

/** A handler of any operation: its types were checked where its domain's record was written. */
interface AnyHandler {
  handle(input: object, context: Context): ReturnType<Found['handle']>;
  trail?(input: unknown, targets: Readonly<Record<string, unknown>>): ReturnType<NonNullable<Found['trail']>>;
  again?(kept: Json, input: object, context: Context): ReturnType<Found['handle']>;
  looks?(input: object): boolean;
  readonly keepsOwnBooks?: true;
  readonly secret?: true;
  readonly withoutAccount?: true;
  readonly fresh?: true;
}

interface Domain {
  readonly entries: Readonly<Record<string, Operation>>;
  readonly handlers: object;
}

/**
 * Each domain is loaded with the first call to it: its part of the contract and its handlers. The names are the part
 * of an operation's name before the dot.
 */
const DOMAINS: Readonly<Record<string, () => Promise<Domain>>> = {
  audit: async () =>
    domain(
      (await import('../../src/contract/operations/audit.ts')).auditOperations,
      (await import('./audit.ts')).audit,
    ),
  benefits: async () =>
    domain(
      (await import('../../src/contract/operations/benefits.ts')).benefitOperations,
      (await import('./benefits.ts')).benefits,
    ),
  checkoutLinks: async () =>
    domain(
      (await import('../../src/contract/operations/checkout-links.ts')).checkoutLinkOperations,
      (await import('./checkout-links.ts')).checkoutLinks,
    ),
  checkouts: async () =>
    domain(
      (await import('../../src/contract/operations/checkouts.ts')).checkoutOperations,
      (await import('./checkouts.ts')).checkouts,
    ),
  connections: async () =>
    domain(
      (await import('../../src/contract/operations/connections.ts')).connectionOperations,
      (await import('./connections.ts')).connections,
    ),
  customFields: async () =>
    domain(
      (await import('../../src/contract/operations/custom-fields.ts')).customFieldOperations,
      (await import('./custom-fields.ts')).customFields,
    ),
  customer: async () =>
    domain(
      (await import('../../src/contract/operations/customer.ts')).customerOperations,
      (await import('./customer.ts')).customer,
    ),
  discounts: async () =>
    domain(
      (await import('../../src/contract/operations/discounts.ts')).discountOperations,
      (await import('./discounts.ts')).discounts,
    ),
  disputes: async () =>
    domain(
      (await import('../../src/contract/operations/disputes.ts')).disputeOperations,
      (await import('./disputes.ts')).disputes,
    ),
  entitlements: async () =>
    domain(
      (await import('../../src/contract/operations/entitlements.ts')).entitlementOperations,
      (await import('./entitlements.ts')).entitlements,
    ),
  licenseKeys: async () =>
    domain(
      (await import('../../src/contract/operations/license-keys.ts')).licenseKeyOperations,
      (await import('./license-keys.ts')).licenseKeys,
    ),
  mcpTokens: async () =>
    domain(
      (await import('../../src/contract/operations/mcp-tokens.ts')).mcpTokenOperations,
      (await import('./mcp-tokens.ts')).mcpTokens,
    ),
  members: async () =>
    domain(
      (await import('../../src/contract/operations/members.ts')).memberOperations,
      (await import('./members.ts')).members,
    ),
  meters: async () =>
    domain(
      (await import('../../src/contract/operations/meters.ts')).meterOperations,
      (await import('./meters.ts')).meters,
    ),
  orders: async () =>
    domain(
      (await import('../../src/contract/operations/orders.ts')).orderOperations,
      (await import('./orders.ts')).orders,
    ),
  paymentMethods: async () =>
    domain(
      (await import('../../src/contract/operations/payment-methods.ts')).paymentMethodOperations,
      (await import('./payment-methods.ts')).paymentMethods,
    ),
  payments: async () =>
    domain(
      (await import('../../src/contract/operations/payments.ts')).paymentOperations,
      (await import('./payments.ts')).payments,
    ),
  portal: async () =>
    domain(
      (await import('../../src/contract/operations/portal.ts')).portalOperations,
      (await import('./portal.ts')).portal,
    ),
  products: async () =>
    domain(
      (await import('../../src/contract/operations/products.ts')).productOperations,
      (await import('./products.ts')).products,
    ),
  refunds: async () =>
    domain(
      (await import('../../src/contract/operations/refunds.ts')).refundOperations,
      (await import('./refunds.ts')).refunds,
    ),
  rules: async () =>
    domain((await import('../../src/contract/operations/rules.ts')).ruleOperations, (await import('./rules.ts')).rules),
  seats: async () =>
    domain((await import('../../src/contract/operations/seats.ts')).seatOperations, (await import('./seats.ts')).seats),
  subscriptions: async () =>
    domain(
      (await import('../../src/contract/operations/subscriptions.ts')).subscriptionOperations,
      (await import('./subscriptions.ts')).subscriptions,
    ),
  usage: async () =>
    domain(
      (await import('../../src/contract/operations/usage.ts')).usageOperations,
      (await import('./usage.ts')).usage,
    ),
  webhooks: async () =>
    domain(
      (await import('../../src/contract/operations/webhooks.ts')).webhookOperations,
      (await import('./webhooks.ts')).webhooks,
    ),
};

/** An entry without a handler does not compile. */
function domain<E extends Record<string, Operation>>(
  entries: E,
  handlers: { readonly [N in keyof E]: unknown },
): Domain {
  return { entries, handlers };
}

/** The operations of the contract with their handlers, found by name. */
export function createCatalogue(services: Services): Catalogue {
  const known = new Map<string, Promise<Found | null>>();
  return {
    find(name) {
      const found = known.get(name);
      if (found) return found;
      const [domainName = ''] = name.split('.', 1);
      if (!Object.hasOwn(DOMAINS, domainName)) return Promise.resolve(null);
      const loading = load(name, domainName, services);
      // Only names that exist are kept, so that made-up ones cannot fill the memory.
      loading.then(
        (entry) => entry && known.set(name, loading),
        () => undefined,
      );
      return loading;
    },
  };
}

async function load(name: string, domainName: string, services: Services): Promise<Found | null> {
  const loaded = await DOMAINS[domainName]?.();
  const entry = loaded && Object.hasOwn(loaded.entries, name) ? loaded.entries[name] : undefined;
  if (!loaded || !entry) return null;
  const written: unknown = Reflect.get(loaded.handlers, name);
  const handler = (typeof written === 'function' ? { handle: written } : written) as AnyHandler;
  const fresh = entry.kind === 'mutation' || handler.fresh === true;
  const widen = (context: CallContext) => contextOf(services, context, fresh);
  const { trail, again, looks } = handler;
  return {
    entry,
    targets: Object.fromEntries(
      Object.entries(targets).map(([field, readTarget]: [string, ReadTarget]) => [
        field,
        (id: string, context: CallContext) => readTarget(id, widen(context)),
      ]),
    ),
    handle: (input, context) => handler.handle(input, widen(context)),
    ...(trail ? { trail: (input, values) => trail(input, values) } : {}),
    ...(again ? { again: (kept, input, context) => again(kept, input, widen(context)) } : {}),
    ...(looks ? { looks } : {}),
    keepsOwnBooks: handler.keepsOwnBooks,
    secret: handler.secret,
    withoutAccount: handler.withoutAccount,
  };
}

function contextOf(services: Services, context: CallContext, fresh: boolean): Context {
  const upstream = services.upstream(context.connection);
  const { merchant } = upstream;
  const { customerId, memberId } = context.subject;
  if (context.caller.kind !== 'customer')
    return { ...context, services, fresh, merchant, polar: merchant, root: '/v1' };
  // Without an account there is no session to mint; such calls never reach Polar as the customer.
  const polar = customerId === null ? merchant : upstream.portal({ customerId, memberId });
  return { ...context, services, fresh, merchant, polar, root: '/v1/customer-portal' };
}
