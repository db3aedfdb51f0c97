import type { QueryName } from '../../src/contract/types.ts';
import type { News } from '../store/inbox-port.ts';

/** What a piece of news makes stale, and for whom. */
interface Rule {
  readonly stale: readonly QueryName[];
  /** It concerns the whole connection: what is sold, and how. */
  readonly everybody?: true;
}

const subscription: readonly QueryName[] = [
  'usage.summary',
  'subscriptions.list',
  'subscriptions.get',
  'subscriptions.preview',
  'seats.list',
  'customer.overview',
];
const order: readonly QueryName[] = [
  'orders.list',
  'orders.get',
  'orders.receipt',
  'payments.list',
  'refunds.preview',
  'subscriptions.preview',
  'customer.overview',
];
const refund: readonly QueryName[] = [...order, 'refunds.list', 'refunds.waiting', 'disputes.list', 'audit.list'];
const grant: readonly QueryName[] = [
  'benefits.grants',
  'benefits.downloads',
  'entitlements.get',
  'licenseKeys.list',
  'licenseKeys.get',
  'meters.list',
  'usage.summary',
  'customer.overview',
];
const customer: readonly QueryName[] = ['customer.get', 'customer.search', 'paymentMethods.list', 'customer.overview'];
const meter: readonly QueryName[] = ['meters.list', ...subscription, 'benefits.grants', 'entitlements.get'];
const member: readonly QueryName[] = ['members.list', 'seats.list', 'entitlements.get', 'customer.overview'];
const unlisted: readonly QueryName[] = [
  'seats.list',
  'members.list',
  'licenseKeys.list',
  'licenseKeys.get',
  'paymentMethods.list',
];
const links: readonly QueryName[] = ['checkoutLinks.list', 'checkoutLinks.get'];

const WEBHOOKS: Readonly<Record<string, Rule>> = {
  checkout: { stale: [] },
  customer: { stale: customer },
  'customer.deleted': { stale: [...customer, 'entitlements.get'] },
  'customer.state_changed': { stale: [...customer, ...subscription, ...grant] },
  customer_seat: { stale: [...member, ...subscription, ...grant] },
  member: { stale: member },
  order: { stale: order },
  subscription: { stale: subscription },
  refund: { stale: refund },
  product: { stale: ['products.list', ...subscription, ...order, ...links], everybody: true },
  discount: { stale: ['discounts.list', 'discounts.get', ...subscription, ...links], everybody: true },
  benefit: { stale: ['products.list', ...grant], everybody: true },
  benefit_grant: { stale: grant },
  organization: { stale: ['products.list', ...subscription], everybody: true },
};

/** The feed and the lists have names of their own; `benefit.granted` is a grant there. */
const FEED: Readonly<Record<string, Rule>> = {
  ...WEBHOOKS,
  benefit: { stale: grant },
  balance: { stale: refund },
  meter: { stale: meter },
  dispute: { stale: refund },
  license_key: { stale: grant },
  customer_meter: { stale: meter },
  'benefit.listed': { stale: ['products.list', ...grant], everybody: true },
  unlisted: { stale: unlisted, everybody: true },
};

/** The rule of a piece of news, by its type or else its family; undefined where anything may be stale. */
export function ruleFor({ type, source }: Pick<News, 'type' | 'source'>): Rule | undefined {
  return ruleOf(source === 'feed' ? FEED : WEBHOOKS, type);
}

function ruleOf(rules: Readonly<Record<string, Rule>>, type: string): Rule | undefined {
  const family = type.split('.')[0] ?? '';
  for (const name of [type, family]) if (Object.hasOwn(rules, name)) return rules[name];
  return undefined;
}

/** Every query there is. */
export async function everyQuery(): Promise<readonly QueryName[]> {
  const { contract } = await import('../../src/contract/contract.ts');
  return Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'query' ? [name as QueryName] : []));
}
