import { listing, listQuery } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { activate, deactivate, update, validate } from './bodies.ts';
import { type LicenseKeyRow, licenseKeys } from './table.ts';
import { rotateKey, updateKey } from './update.ts';
import { activateKey, activationOf, deactivateKey, validateKey } from './use.ts';
import { activationsOf, viewActivation, viewLicenseKey } from './view.ts';

const sorters = { created_at: (row: LicenseKeyRow) => row.created_at };
const readScopes = ['license_keys:read', 'license_keys:write'];
const writeScopes = ['license_keys:write'];

const keyReads: readonly Route[] = [
  merchant({
    operation: 'license_keys:list',
    method: 'GET',
    path: '/v1/license-keys/',
    scopes: readScopes,
    query: {
      ...listQuery(sorters, ['created_at']),
      benefit_id: many(uuid()),
      status: many(enumOf('LicenseKeyStatus', ['granted', 'revoked', 'disabled'])),
    },
    handle({ world, organization, query }) {
      const rows = world
        .of(licenseKeys)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            (query.benefit_id?.includes(row.benefit_id) ?? true) &&
            (query.status?.includes(row.status) ?? true),
        );
      return listing(rows, { query, sorters, view: (row) => viewLicenseKey(world, row) });
    },
  }),
  merchant({
    operation: 'license_keys:get',
    method: 'GET',
    path: '/v1/license-keys/{id}',
    scopes: readScopes,
    handle({ world, organization, params }) {
      const key = ownedKey(world, organization.id, params.id);
      return { ...viewLicenseKey(world, key), activations: activationsOf(world, key).map(viewActivation) };
    },
  }),
  merchant({
    operation: 'license_keys:get_activation',
    method: 'GET',
    path: '/v1/license-keys/{id}/activations/{activation_id}',
    scopes: readScopes,
    handle({ world, organization, params }) {
      const key = ownedKey(world, organization.id, params.id);
      const activation = activationOf(world, key, params.activation_id);
      return { ...viewActivation(activation), license_key: viewLicenseKey(world, key) };
    },
  }),
];

const keyWrites: readonly Route[] = [
  merchant({
    operation: 'license_keys:update',
    method: 'PATCH',
    path: '/v1/license-keys/{id}',
    scopes: writeScopes,
    body: update,
    handle: ({ world, organization, params, body }) =>
      viewLicenseKey(world, updateKey(world, ownedKey(world, organization.id, params.id), body)),
  }),
  merchant({
    operation: 'license_keys:rotate',
    method: 'POST',
    path: '/v1/license-keys/{id}/rotate',
    scopes: writeScopes,
    handle: ({ world, organization, params }) =>
      viewLicenseKey(world, rotateKey(world, ownedKey(world, organization.id, params.id))),
  }),
  merchant({
    operation: 'license_keys:validate',
    method: 'POST',
    path: '/v1/license-keys/validate',
    scopes: writeScopes,
    body: validate,
    handle: ({ world, organization, body }) => validateKey(world, within(organization.id, body)),
  }),
  merchant({
    operation: 'license_keys:activate',
    method: 'POST',
    path: '/v1/license-keys/activate',
    scopes: writeScopes,
    body: activate,
    handle: ({ world, organization, body }) => activateKey(world, within(organization.id, body)),
  }),
  merchant({
    operation: 'license_keys:deactivate',
    method: 'POST',
    path: '/v1/license-keys/deactivate',
    scopes: writeScopes,
    status: 204,
    body: deactivate,
    handle: ({ world, organization, body }) => deactivateKey(world, within(organization.id, body)),
  }),
];

export const licenseKeyRoutes: readonly Route[] = [...keyReads, ...keyWrites];

function ownedKey(world: World, organizationId: string, id: string): LicenseKeyRow {
  const row = world.of(licenseKeys).get(id);
  if (row?.organization_id !== organizationId) throw notFound();
  return row;
}

/** A token of one organization does not see the keys of another, whatever the body says. */
function within<T extends { readonly owner: string }>(organizationId: string, asked: T): T {
  if (asked.owner !== organizationId) throw notFound();
  return asked;
}
