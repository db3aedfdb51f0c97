// What a customer has been granted. With a member's session each person sees his own, the owner too.

import type { PortalCaller } from '../auth/caller.ts';
import { benefits } from '../benefits/table.ts';
import { viewPortalBenefit } from '../benefits/view.ts';
import { viewPortalCustomer } from '../customers/view.ts';
import { type GrantRow, grants } from '../grants/table.ts';
import { contains } from '../http/filters.ts';
import { sortedPage } from '../http/listing.ts';
import { invalid, notFound, notPermitted } from '../http/problem.ts';
import { many, one, paging, sorting } from '../http/query.ts';
import { portal, type Route } from '../http/route.ts';
import { orders } from '../orders/table.ts';
import { organizations } from '../organizations/table.ts';
import { products } from '../products/table.ts';
import type { World } from '../state/world.ts';
import { customerById } from '../subscriptions/catalog.ts';
import { subscriptions } from '../subscriptions/table.ts';
import { enumOf, literal } from '../validation/choices.ts';
import { object } from '../validation/object.ts';
import { anything, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import type { Schema } from '../validation/schema.ts';
import { tagged } from '../validation/unions.ts';

const BENEFIT_TYPES = [
  'custom',
  'discord',
  'github_repository',
  'downloadables',
  'license_keys',
  'meter_credit',
  'feature_flag',
  'slack_shared_channel',
] as const;

const SORT_KEYS = ['granted_at', 'type', 'organization', 'product_benefit'] as const;

const sortersOf = (world: World) => ({
  granted_at: (row: GrantRow) => row.granted_at,
  type: (row: GrantRow) => world.of(benefits).get(row.benefit_id)?.benefit.type,
  organization: (row: GrantRow) => world.of(organizations).get(row.organization_id)?.name,
  product_benefit: (row: GrantRow) => placeInProduct(world, row),
});

const typed = (type: (typeof BENEFIT_TYPES)[number]): Schema<{ benefit_type: string }> =>
  object('CustomerBenefitGrantUpdate', { benefit_type: literal([type]) });
const linked = (type: (typeof BENEFIT_TYPES)[number]): Schema<{ benefit_type: string }> =>
  object('CustomerBenefitGrantUpdate', { benefit_type: literal([type]), properties: anything() });

const grantUpdate = tagged('benefit_type', {
  discord: linked('discord'),
  github_repository: linked('github_repository'),
  downloadables: typed('downloadables'),
  license_keys: typed('license_keys'),
  custom: typed('custom'),
  meter_credit: typed('meter_credit'),
  feature_flag: typed('feature_flag'),
  slack_shared_channel: linked('slack_shared_channel'),
});

const filters = {
  query: one(text()),
  type: many(enumOf('BenefitType', BENEFIT_TYPES)),
  benefit_id: many(uuid()),
  checkout_id: many(uuid()),
  order_id: many(uuid()),
  subscription_id: many(uuid()),
  member_id: many(uuid()),
};

export const portalGrantRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:benefit-grants:list',
    method: 'GET',
    path: '/v1/customer-portal/benefit-grants/',
    query: { ...paging, sorting: sorting(SORT_KEYS, ['product_benefit', '-granted_at']), ...filters },
    handle({ world, caller, query }) {
      const rows = world.of(grants).where((row) => isVisible(world, row, caller) && isWanted(world, row, query));
      return sortedPage(rows, { query, sorters: sortersOf(world), view: (row) => viewPortalGrant(world, row) });
    },
  }),
  portal({
    operation: 'customer_portal:benefit-grants:get',
    method: 'GET',
    path: '/v1/customer-portal/benefit-grants/{id}',
    handle: ({ world, caller, params }) => viewPortalGrant(world, portalGrant(world, caller, params.id)),
  }),
  portal({
    operation: 'customer_portal:benefit-grants:update',
    method: 'PATCH',
    path: '/v1/customer-portal/benefit-grants/{id}',
    body: grantUpdate,
    handle({ world, caller, params, body }) {
      const grant = portalGrant(world, caller, params.id);
      if (grant.revoked_at !== null) throw notPermitted('Cannot update a revoked benefit grant.');
      if (world.of(benefits).get(grant.benefit_id)?.benefit.type !== body.benefit_type) throw wrongType(body);
      return viewPortalGrant(world, grant);
    },
  }),
];

function wrongType(body: { benefit_type: string }) {
  const msg = 'Benefit type must match the existing granted benefit type.';
  return invalid([{ loc: ['body', 'benefit_type'], msg, input: body.benefit_type }]);
}

function portalGrant(world: World, caller: PortalCaller, id: string): GrantRow {
  const row = world.of(grants).get(id);
  if (!row || !isVisible(world, row, caller)) throw notFound();
  return row;
}

// Private benefits work without being shown.
function isVisible(world: World, row: GrantRow, caller: PortalCaller): boolean {
  if (row.customer_id !== caller.customerId || row.revoked_at !== null) return false;
  if (world.of(benefits).get(row.benefit_id)?.visibility === 'private') return false;
  return caller.memberId === null || row.member_id === caller.memberId;
}

interface Wanted {
  readonly query?: string | undefined;
  readonly type?: readonly string[] | undefined;
  readonly benefit_id?: readonly string[] | undefined;
  readonly checkout_id?: readonly string[] | undefined;
  readonly order_id?: readonly string[] | undefined;
  readonly subscription_id?: readonly string[] | undefined;
  readonly member_id?: readonly string[] | undefined;
}

function isWanted(world: World, row: GrantRow, wanted: Wanted): boolean {
  const benefit = world.of(benefits).get(row.benefit_id);
  const source = world.of(subscriptions).get(row.subscription_id) ?? world.of(orders).get(row.order_id);
  return (
    among(wanted.type, benefit?.benefit.type) &&
    among(wanted.benefit_id, row.benefit_id) &&
    among(wanted.checkout_id, source?.checkout_id) &&
    among(wanted.order_id, row.order_id) &&
    among(wanted.subscription_id, row.subscription_id) &&
    among(wanted.member_id, row.member_id) &&
    contains(wanted.query, benefit?.description ?? null)
  );
}

function among(wanted: readonly string[] | undefined, value: string | null | undefined): boolean {
  return wanted === undefined || (value != null && wanted.includes(value));
}

/** Where the benefit stands in the list of the product that gave it. */
function placeInProduct(world: World, row: GrantRow): number | null {
  const source = world.of(subscriptions).get(row.subscription_id) ?? world.of(orders).get(row.order_id);
  const place = world.of(products).get(source?.product_id)?.benefit_ids.indexOf(row.benefit_id);
  return place === undefined || place < 0 ? null : place;
}

function viewPortalGrant(world: World, row: GrantRow) {
  const benefit = world.of(benefits).get(row.benefit_id);
  return {
    created_at: row.created_at,
    modified_at: row.modified_at,
    id: row.id,
    granted_at: row.granted_at,
    revoked_at: row.revoked_at,
    customer_id: row.customer_id,
    member_id: row.member_id,
    benefit_id: row.benefit_id,
    subscription_id: row.subscription_id,
    order_id: row.order_id,
    is_granted: row.granted_at !== null,
    is_revoked: row.revoked_at !== null,
    error: row.error,
    customer: viewPortalCustomer(customerById(world, row.customer_id)),
    benefit: benefit ? viewPortalBenefit(world, benefit) : null,
    properties: row.properties,
  };
}
