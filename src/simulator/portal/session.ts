import { customers } from '../customers/table.ts';
import { anonymous, portal, type Route } from '../http/route.ts';
import { members } from '../members/table.ts';
import { redeemCode, requestLogin } from '../sessions/login.ts';
import { iso } from '../state/time.ts';
import { object } from '../validation/object.ts';
import { email, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, optional } from '../validation/schema.ts';

const codeRequest = object('CustomerSessionCodeRequest', {
  email: email(),
  organization_id: uuid(),
  customer_id: optional(nullable(uuid())),
});
const codeAuthenticate = object('CustomerSessionCodeAuthenticateRequest', { code: text({ min: 6, max: 6 }) });

export const portalSessionRoutes: readonly Route[] = [
  portal({
    operation: 'customer_portal:customer-session:introspect',
    method: 'GET',
    path: '/v1/customer-portal/customer-session/introspect',
    handle: ({ caller }) => ({ expires_at: iso(caller.token.expiresAt ?? 0), return_url: caller.token.returnUrl }),
  }),
  portal({
    operation: 'customer_portal:customer-session:get_authenticated_user',
    method: 'GET',
    path: '/v1/customer-portal/customer-session/user',
    handle({ world, caller }) {
      const customer = world.of(customers).get(caller.customerId);
      const member = world.of(members).get(caller.memberId);
      return {
        type: member ? 'member' : 'customer',
        name: (member ?? customer)?.name ?? null,
        email: (member ?? customer)?.email ?? null,
        customer_id: caller.customerId,
        member_id: member?.id ?? null,
        role: member?.role ?? null,
      };
    },
  }),
  anonymous({
    operation: 'customer_portal:customer-session:request',
    method: 'POST',
    path: '/v1/customer-portal/customer-session/request',
    status: 202,
    body: codeRequest,
    handle({ world, body }) {
      requestLogin(world, body.organization_id, body.email);
      return null;
    },
  }),
  anonymous({
    operation: 'customer_portal:customer-session:authenticate',
    method: 'POST',
    path: '/v1/customer-portal/customer-session/authenticate',
    body: codeAuthenticate,
    handle: ({ world, body }) => ({ token: redeemCode(world, body.code) }),
  }),
];
