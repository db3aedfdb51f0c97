import { findCustomer, findCustomerByExternalId } from '../customers/table.ts';
import { viewCustomer } from '../customers/view.ts';
import { invalid } from '../http/problem.ts';
import { merchant, type Route } from '../http/route.ts';
import { iso } from '../state/time.ts';
import { object } from '../validation/object.ts';
import { url, uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { nullable, withDefault } from '../validation/schema.ts';
import { union } from '../validation/unions.ts';
import { chooseMember, openSession, portalUrl } from './create.ts';

const shared = {
  member_id: withDefault(nullable(uuid()), null),
  external_member_id: withDefault(nullable(text()), null),
  return_url: withDefault(nullable(url()), null),
};

const sessionCreate = union(
  object('CustomerSessionCustomerIDCreate', { ...shared, customer_id: uuid() }),
  object(
    'CustomerSessionCustomerExternalIDCreate',
    { ...shared, external_customer_id: text() },
    { aliases: { external_customer_id: ['customer_external_id'] } },
  ),
);

export const sessionRoutes: readonly Route[] = [
  merchant({
    operation: 'customer-sessions:create',
    method: 'POST',
    path: '/v1/customer-sessions/',
    scopes: ['customer_sessions:write'],
    status: 201,
    body: sessionCreate,
    handle({ world, organization, body }) {
      const [field, input] =
        'customer_id' in body
          ? (['customer_id', body.customer_id] as const)
          : (['external_customer_id', body.external_customer_id] as const);
      const find = field === 'customer_id' ? findCustomer : findCustomerByExternalId;
      const customer = find(world, organization.id, input);
      if (!customer) throw invalid([{ loc: ['body', field], msg: 'Customer does not exist.', input }]);
      const member = organization.feature_settings.member_model_enabled
        ? chooseMember(world, customer, body)
        : undefined;
      const session = openSession(world, customer, member, body.return_url);
      return {
        created_at: session.created_at,
        modified_at: null,
        id: world.ids.uuid(),
        token: session.id,
        expires_at: iso(session.expiresAt ?? 0),
        return_url: session.returnUrl,
        customer_portal_url: portalUrl(world, organization, customer, session.id),
        customer_id: customer.id,
        customer: viewCustomer(customer),
      };
    },
  }),
];
