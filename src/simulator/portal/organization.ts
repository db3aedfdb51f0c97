import { notFound } from '../http/problem.ts';
import { anonymous, type Route } from '../http/route.ts';
import { organizations } from '../organizations/table.ts';
import { viewPortalOrganization } from '../organizations/view.ts';
import { products } from '../products/table.ts';
import { viewPublicProduct } from '../products/view.ts';

export const portalOrganizationRoutes: readonly Route[] = [
  anonymous({
    operation: 'customer_portal:organizations:get',
    method: 'GET',
    path: '/v1/customer-portal/organizations/{slug}',
    handle({ world, params }) {
      const organization = world.of(organizations).find((row) => row.slug === params.slug);
      if (!organization) throw notFound();
      const shown = world
        .of(products)
        .where((row) => row.organization_id === organization.id && !row.is_archived && row.visibility === 'public');
      return {
        organization: viewPortalOrganization(organization),
        products: shown.map((row) => viewPublicProduct(world, row)),
      };
    },
  }),
];
