// What the contract's entries say about rights, judged by the policy itself, without a request.
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/engine/caller.ts';
import { can, type Scope } from '../../server-adapter/engine/policy.ts';
import { contract } from '../../src/contract/contract.ts';
import type { Operation } from '../../src/contract/define.ts';
import { type Permission, RESOURCES, type Resource } from '../../src/contract/permissions.ts';
import { type Row, rows } from './rows.ts';

const operations = Object.entries<Operation>(contract);
const table: Readonly<Record<string, Omit<Row<never>, 'input'>>> = rows;

/** The resource that a domain's operations need a right on. */
const RESOURCE: Readonly<Record<string, Resource>> = {
  customer: 'customers',
  members: 'customers',
  paymentMethods: 'customers',
  portal: 'customers',
  products: 'products',
  customFields: 'products',
  subscriptions: 'subscriptions',
  seats: 'subscriptions',
  orders: 'orders',
  payments: 'orders',
  disputes: 'orders',
  refunds: 'refunds',
  discounts: 'discounts',
  benefits: 'benefits',
  entitlements: 'benefits',
  licenseKeys: 'license_keys',
  checkoutLinks: 'checkout_links',
  checkouts: 'checkout_links',
  meters: 'usage',
  usage: 'usage',
  audit: 'audit',
  mcpTokens: 'mcp',
  webhooks: 'connections',
  rules: 'rules',
  connections: 'connections',
};

const UNLIKE_THE_REST: Readonly<Record<string, Permission>> = {
  // Polar writes the invoice at first sight; for who reads it, nothing has changed.
  'orders.invoice': 'orders:read',
  // It opens the customer's own page at Polar, like the portal link.
  'orders.payLink': 'customers:write',
};

const ALL = RESOURCES.flatMap((resource) => [`${resource}:read`, `${resource}:write`] as const);

function neededFor(name: string, { kind }: Operation): Permission {
  const resource = RESOURCE[name.split('.')[0] ?? ''];
  if (!resource) throw new Error(`Say which resource ${name} belongs to.`);
  return UNLIKE_THE_REST[name] ?? `${resource}:${kind === 'query' ? 'read' : 'write'}`;
}

const verdict = (caller: Caller, entry: Operation, scope: Scope = 'named') =>
  can(caller, entry, scope, { trustClaimedTicket: false }).verdict;

const customer: Caller = { kind: 'customer', externalId: 'elena' };
const pin = { id: '0b2f7c1e-6d43-4a52-9f5a-2f6c1d1f0a11' };

describe.each(operations)('%s', (name, entry) => {
  const row = table[name];

  it.each(['agent', 'service'] as const)('needs one right of an %s', (kind) => {
    const needed = neededFor(name, entry);
    const who = (permissions: readonly Permission[]) => ({ kind, id: 'x', permissions });
    const opening = ALL.filter((permission) => verdict(who([permission]), entry) === 'allow');
    expect(opening).toEqual(row?.[kind] === 'forbidden' ? [] : [needed]);
    expect(verdict(who(ALL.filter((permission) => permission !== needed)), entry)).toBe('deny');
    const pinned = verdict({ ...who(ALL), customer: pin }, entry);
    expect(pinned).toBe(row?.pinned === 'forbidden' ? 'deny' : 'allow');
  });

  it('is open to a customer about itself, or to none', () => {
    expect(verdict(customer, entry, 'self')).toBe(row?.customer === 'forbidden' ? 'deny' : 'allow');
    expect(verdict(customer, entry, 'somebody_else')).toBe('deny');
  });

  it('asks for a key where it is not the same done twice', () => {
    expect(entry.key).toBe(row?.key === undefined ? undefined : 'required');
  });
});

it('most operations are about one customer; these are about nobody, or about whoever is named', () => {
  const of = (wanted: string) => operations.filter(([, { subject }]) => subject === wanted).map(([name]) => name);
  expect(of('optional').sort()).toEqual(['audit.list', 'licenseKeys.list', 'refunds.waiting', 'rules.dryRun']);
  expect(of('none').sort()).toEqual([
    'checkoutLinks.create',
    'checkoutLinks.delete',
    'checkoutLinks.get',
    'checkoutLinks.list',
    'checkoutLinks.update',
    'connections.disconnect',
    'connections.get',
    'connections.setToken',
    'customFields.list',
    'customer.search',
    'discounts.get',
    'discounts.list',
    'mcpTokens.create',
    'mcpTokens.list',
    'mcpTokens.revoke',
    'products.list',
    'rules.list',
    'rules.resume',
    'rules.settle',
    'rules.stop',
    'usage.track',
    'webhooks.repair',
    'webhooks.status',
  ]);
  expect(of('customer')).toHaveLength(operations.length - 27);
});
