// What every route answers to everybody. A new route without a row here does not compile.

import type { routes } from '../../server-adapter/routes.ts';
import type { ProblemCode } from '../../src/contract/errors.ts';
import type { Permission } from '../../src/contract/permissions.ts';
import type { PostOptions } from '../adapter/house.ts';

export interface RouteRow {
  /** A path that the route takes. */
  readonly path: string;
  readonly init?: Omit<RequestInit, 'headers'> & Pick<PostOptions, 'headers'>;
  /** The right that lets in, where the row of the table does not name one. */
  readonly right?: Permission;
  /** What each of them gets; `ok`: the handler's own answer, which is `status`. */
  readonly status: number;
  readonly nobody: ProblemCode | 'ok';
  readonly customer: ProblemCode | 'ok';
  /** Another customer, with the very same request. @default what the customer gets */
  readonly otherCustomer?: ProblemCode | 'ok';
  readonly agent: ProblemCode | 'ok';
  readonly withoutRight: ProblemCode | 'ok';
  readonly service: ProblemCode | 'ok';
  readonly pinned: ProblemCode | 'ok';
}

/** Everybody gets the same: it tells nothing about anybody, or asks for a signature and not for a session. */
const toAll = (answer: ProblemCode | 'ok') =>
  ({ nobody: answer, customer: answer, agent: answer, withoutRight: answer, service: answer, pinned: answer }) as const;

/** What Elena may use, asked as OpenFeature asks. */
const evaluation = {
  init: {
    method: 'POST',
    body: '{"context":{"targetingKey":"usr_elena"}}',
    headers: { 'content-type': 'application/json', 'floe-client': null },
  },
  right: 'benefits:read',
  status: 200,
  ...toAll('ok'),
  nobody: 'unauthenticated',
  otherCustomer: 'forbidden',
  withoutRight: 'forbidden',
} as const;
const asks = (input: object) =>
  ({ body: JSON.stringify({ input }), headers: { 'content-type': 'application/json' } }) as const;
const software = { key: 'FLOE-NOBODYS', fingerprint: 'f'.repeat(43), nonce: 'n'.repeat(22), kids: ['one'] };
const device = { license_key_id: crypto.randomUUID(), activation_id: crypto.randomUUID() };
const licenseRows = {
  licenseActivate: {
    path: 'license/activate',
    init: asks({ ...software, label: 'Laptop' }),
    status: 200,
    ...toAll('not_found'),
  },
  licenseValidate: {
    path: 'license/validate',
    init: asks({ ...software, ...device }),
    status: 200,
    ...toAll('not_found'),
  },
  licenseDeactivate: {
    path: 'license/deactivate',
    init: asks({ key: software.key, ...device }),
    status: 200,
    ...toAll('not_found'),
  },
};

export const routeRows: Readonly<Record<keyof typeof routes, RouteRow>> = {
  health: { path: 'health', status: 200, ...toAll('ok') },
  live: {
    path: 'live',
    init: { headers: { accept: 'text/event-stream' } },
    status: 200,
    ...toAll('ok'),
    nobody: 'unauthenticated',
    withoutRight: 'forbidden',
  },
  // The house has set its connections itself: that is found out only by those who may ask.
  connectStart: {
    path: 'connect/start',
    init: { method: 'POST', body: '{"input":{}}', headers: { 'content-type': 'application/json' } },
    status: 200,
    ...toAll('state_conflict'),
    nobody: 'unauthenticated',
    customer: 'forbidden',
    withoutRight: 'forbidden',
    pinned: 'forbidden',
  },
  connectCallback: { path: 'connect/callback?state=x&code=y', status: 400, ...toAll('unknown_operation') },
  // The one exception to callers: the key is the right, and whoever is signed in has no more of it than nobody.
  ...licenseRows,
  // A session is no token of a model.
  mcp: { path: 'mcp', status: 200, ...toAll('unauthenticated') },
  mcpUrl: { path: `mcp/t/${'x'.repeat(43)}`, status: 200, ...toAll('not_found') },
  mcpConfirm: { path: `mcp/confirm/${'x'.repeat(43)}`, status: 200, ...toAll('not_found') },
  mcpMetadata: { path: 'mcp/oauth-protected-resource', status: 200, ...toAll('not_found') },
  ofrepFlag: { path: 'ofrep/v1/evaluate/flags/beta', ...evaluation },
  ofrepFlags: { path: 'ofrep/v1/evaluate/flags', ...evaluation },
  polar: {
    path: 'polar/v1/products/',
    right: 'polar:read',
    status: 200,
    ...toAll('ok'),
    nobody: 'unauthenticated',
    customer: 'forbidden',
    withoutRight: 'forbidden',
    // The organization's things are everybody's.
    pinned: 'forbidden',
  },
  polarRaw: {
    path: 'polar-raw/v1/products/',
    init: { headers: { 'floe-client': null } },
    right: 'polar:read',
    status: 200,
    ...toAll('forbidden'),
    nobody: 'unauthenticated',
    service: 'ok',
  },
  // A session is no signature: whoever signs in is nobody here.
  webhook: { path: 'webhooks/polar/default', init: { body: '{}' }, status: 202, ...toAll('forbidden') },
};
