// How an operation is declared. One call per operation, beside its resource:
//
//   export const discountRoutes = [
//     merchant({
//       operation: 'discounts:get', method: 'GET', path: '/v1/discounts/{id}',
//       scopes: ['discounts:read', 'discounts:write'],
//       handle: ({ world, organization, params }) => viewDiscount(mustFind(world, organization, params.id)),
//     }),
//   ];
//
// and one line in routes.ts. `merchant` takes organization tokens, `portal` customer and member sessions
// (`billing: true` keeps plain members out), `anonymous` everybody. Order of refusals: 401, 403 scope, 403 role,
// 422 of path, query and body together, then the handler. `{id}` and `{x_id}` are UUIDs except external ids.

import type { Caller, OrganizationCaller, PortalCaller } from '../auth/caller.ts';
import { holdsScope, isPerson, lacksScope, unauthorized } from '../auth/caller.ts';
import { requireBillingRole, requireMember } from '../auth/portal-role.ts';
import { type OrganizationRow, organizations } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { uuid } from '../validation/polar-types.ts';
import { type Loc, newReading, type Reading, type Schema } from '../validation/schema.ts';
import { invalid, notFound, unparsable } from './problem.ts';
import { type QueryOf, type QueryShape, readQuery } from './query.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : unknown;

/** A request on its way to a handler, its body already parsed from JSON (undefined when there is none). */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Route {
  readonly operation: string;
  readonly method: Method;
  readonly path: string;
  /** Status of a plain answer. */
  readonly status: number;
  readonly answer: (call: Call) => unknown;
}

interface Common<P extends string, B, Q extends QueryShape> {
  readonly operation: string;
  readonly method: Method;
  readonly path: P;
  /** Default 200; 204 answers without a body. */
  readonly status?: number;
  readonly body?: Schema<B>;
  readonly query?: Q;
}

interface Handed<P extends string, B, Q extends QueryShape> {
  readonly world: World;
  readonly params: PathParams<P>;
  readonly query: QueryOf<Q>;
  readonly body: B;
  readonly url: URL;
  readonly headers: Headers;
}

interface WithOrganization {
  readonly organization: OrganizationRow;
}

export interface MerchantRoute<P extends string, B, Q extends QueryShape> extends Common<P, B, Q> {
  /** One of these is enough. */
  readonly scopes: readonly string[];
  readonly handle: (context: Handed<P, B, Q> & WithOrganization & { readonly caller: OrganizationCaller }) => unknown;
}

export interface PortalRoute<P extends string, B, Q extends QueryShape> extends Common<P, B, Q> {
  /** Customers, owners and billing managers only. */
  readonly billing?: boolean;
  /** Member sessions only. */
  readonly members?: boolean;
  readonly handle: (context: Handed<P, B, Q> & WithOrganization & { readonly caller: PortalCaller }) => unknown;
}

export interface AnonymousRoute<P extends string, B, Q extends QueryShape> extends Common<P, B, Q> {
  readonly handle: (context: Handed<P, B, Q> & { readonly caller: Caller }) => unknown;
}

export function merchant<const P extends string, B = undefined, const Q extends QueryShape = Record<never, never>>(
  route: MerchantRoute<P, B, Q>,
): Route {
  return declare(route, (call) => {
    const { caller } = call;
    if (caller.kind !== 'organization') throw unauthorized();
    if (!holdsScope(caller, route.scopes)) throw lacksScope(route.scopes);
    const handed = read(route, call);
    refuseOrganizationId(handed.body, caller);
    return route.handle({ ...handed, caller, organization: organizationOf(call.world, caller) });
  });
}

export function portal<const P extends string, B = undefined, const Q extends QueryShape = Record<never, never>>(
  route: PortalRoute<P, B, Q>,
): Route {
  return declare(route, (call) => {
    const { caller } = call;
    if (caller.kind !== 'portal') throw unauthorized();
    if (route.members) requireMember(caller);
    if (route.billing) requireBillingRole(call.world, caller);
    return route.handle({ ...read(route, call), caller, organization: organizationOf(call.world, caller) });
  });
}

export function anonymous<const P extends string, B = undefined, const Q extends QueryShape = Record<never, never>>(
  route: AnonymousRoute<P, B, Q>,
): Route {
  return declare(route, (call) => route.handle({ ...read(route, call), caller: call.caller }));
}

function declare(route: Common<string, unknown, QueryShape>, answer: (call: Call) => unknown): Route {
  const { operation, method, path, status = 200 } = route;
  return { operation, method, path, status, answer };
}

function organizationOf(world: World, caller: OrganizationCaller | PortalCaller): OrganizationRow {
  const organization = world.of(organizations).get(caller.organizationId);
  if (!organization) throw notFound();
  return organization;
}

function read<P extends string, B, Q extends QueryShape>(route: Common<P, B, Q>, call: Call): Handed<P, B, Q> {
  const { world, url, headers } = call;
  const reading = newReading(world.time.now());
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.params)) params[name] = readParam(name, value, reading);
  const query = readQuery(route.query ?? {}, url.searchParams, reading);
  const body = route.body ? readBody(route.body, call.body, reading) : undefined;
  if (reading.issues.length > 0) throw unparsable(reading.issues);
  // Path and query are filled by name from the declarations; an unreadable body has thrown above.
  return { world, url, headers, params: params as PathParams<P>, query: query as QueryOf<Q>, body: body as B };
}

function readParam(name: string, value: string, reading: Reading): string {
  const isId = (name === 'id' || name.endsWith('_id')) && !name.includes('external');
  if (!isId) return value;
  const id = uuid().read(value, ['path', name], reading);
  return typeof id === 'string' ? id : value;
}

function readBody(schema: Schema<unknown>, body: unknown, reading: Reading): unknown {
  const loc: Loc = ['body'];
  if (body !== undefined) return schema.read(body, loc, reading);
  reading.issues.push({ type: 'missing', loc, msg: 'Field required', input: null });
  return undefined;
}

// Bodies that know the field take it from people's tokens only, and there only where they reach.
function refuseOrganizationId(body: unknown, caller: OrganizationCaller): void {
  if (typeof body !== 'object' || body === null || !('organization_id' in body) || body.organization_id == null) return;
  if (isPerson(caller) && body.organization_id === caller.organizationId) return;
  throw invalid([
    {
      type: 'organization_token',
      loc: ['body', 'organization_id'],
      msg: 'Setting organization_id is disallowed when using an organization token.',
      input: body.organization_id,
    },
  ]);
}
