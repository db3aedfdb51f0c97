// A customer's keys. Validating, activating and deactivating needs no session: the key is the proof.

import type { PortalCaller } from '../auth/caller.ts';
import { benefits } from '../benefits/table.ts';
import { sortedPage } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { one, paging } from '../http/query.ts';
import { anonymous, portal, type Route } from '../http/route.ts';
import { activate, deactivate, validate } from '../license-keys/bodies.ts';
import { type LicenseKeyRow, licenseKeys } from '../license-keys/table.ts';
import { rotateKey } from '../license-keys/update.ts';
import { activateKey, deactivateKey, validateKey } from '../license-keys/use.ts';
import { activationsOf, viewActivation, viewLicenseKey } from '../license-keys/view.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';

const sorters = { created_at: (row: LicenseKeyRow) => row.created_at };

export const portalLicenseKeyRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:license_keys:list',
    method: 'GET',
    path: '/v1/customer-portal/license-keys/',
    query: { ...paging, benefit_id: one(uuid()) },
    handle({ world, caller, query }) {
      const rows = world
        .of(licenseKeys)
        .where(
          (row) => isVisible(row, caller) && (query.benefit_id === undefined || row.benefit_id === query.benefit_id),
        );
      return sortedPage(rows, {
        query: { ...query, sorting: ['created_at'] },
        sorters,
        view: (row) => viewLicenseKey(world, row),
      });
    },
  }),
  portal({
    operation: 'customer_portal:license_keys:get',
    method: 'GET',
    path: '/v1/customer-portal/license-keys/{id}',
    handle({ world, caller, params }) {
      const key = portalKey(world, caller, params.id);
      const shown = showsActivations(world, key) ? activationsOf(world, key) : [];
      return { ...viewLicenseKey(world, key), activations: shown.map(viewActivation) };
    },
  }),
  portal({
    operation: 'customer_portal:license_keys:rotate',
    method: 'POST',
    path: '/v1/customer-portal/license-keys/{id}/rotate',
    handle: ({ world, caller, params }) => viewLicenseKey(world, rotateKey(world, portalKey(world, caller, params.id))),
  }),
  anonymous({
    operation: 'customer_portal:license_keys:validate',
    method: 'POST',
    path: '/v1/customer-portal/license-keys/validate',
    body: validate,
    handle: ({ world, body }) => validateKey(world, body),
  }),
  anonymous({
    operation: 'customer_portal:license_keys:activate',
    method: 'POST',
    path: '/v1/customer-portal/license-keys/activate',
    body: activate,
    handle: ({ world, body }) => activateKey(world, body),
  }),
  anonymous({
    operation: 'customer_portal:license_keys:deactivate',
    method: 'POST',
    path: '/v1/customer-portal/license-keys/deactivate',
    status: 204,
    body: deactivate,
    handle: ({ world, body }) => deactivateKey(world, body),
  }),
];

function portalKey(world: World, caller: PortalCaller, id: string): LicenseKeyRow {
  const row = world.of(licenseKeys).get(id);
  if (!row || !isVisible(row, caller)) throw notFound();
  return row;
}

function isVisible(row: LicenseKeyRow, caller: PortalCaller): boolean {
  if (row.customer_id !== caller.customerId) return false;
  return caller.memberId === null || row.member_id === caller.memberId;
}

/** The benefit decides whether customers see where their key is in use. */
function showsActivations(world: World, key: LicenseKeyRow): boolean {
  const benefit = world.of(benefits).get(key.benefit_id)?.benefit;
  return benefit?.type === 'license_keys' && benefit.properties.activations?.enable_customer_admin === true;
}
