import { files } from '../files/table.ts';
import { viewFile } from '../files/view.ts';
import { contains, hasMetadata } from '../http/filters.ts';
import { listing, listQuery, paginate } from '../http/listing.ts';
import { notFound } from '../http/problem.ts';
import { many, metadataFilter, one, paging } from '../http/query.ts';
import { merchant, type Route } from '../http/route.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import { enumOf } from '../validation/choices.ts';
import { uuid } from '../validation/polar-types.ts';
import { text } from '../validation/scalars.ts';
import { benefitCreate, benefitUpdate } from './schema.ts';
import { type BenefitRow, benefits } from './table.ts';
import { viewBenefit } from './view.ts';
import { createBenefit, deleteBenefit, updateBenefit } from './write.ts';

const scopes = ['benefits:read', 'benefits:write'];
const writeScopes = ['benefits:write'];
const types = enumOf('BenefitType', [
  'custom',
  'discord',
  'github_repository',
  'downloadables',
  'license_keys',
  'meter_credit',
  'feature_flag',
  'slack_shared_channel',
]);

const sorters = {
  created_at: (row: BenefitRow) => row.created_at,
  description: (row: BenefitRow) => row.description,
  type: (row: BenefitRow) => row.benefit.type,
  user_order: (row: BenefitRow) => row.created_at,
};

function ownBenefit(world: World, organization: OrganizationRow, id: string): BenefitRow {
  const row = world.of(benefits).get(id);
  if (!row || row.organization_id !== organization.id || row.is_deleted) throw notFound();
  return row;
}

export const benefitRoutes: readonly Route[] = [
  merchant({
    operation: 'benefits:list',
    method: 'GET',
    path: '/v1/benefits/',
    scopes,
    query: {
      ...listQuery(sorters, ['-created_at']),
      type: many(types),
      id: many(uuid()),
      exclude_id: many(uuid()),
      query: one(text()),
    },
    handle({ world, organization, query, url }) {
      const metadata = metadataFilter(url.searchParams);
      const rows = world
        .of(benefits)
        .where(
          (row) =>
            row.organization_id === organization.id &&
            !row.is_deleted &&
            (!query.type || query.type.includes(row.benefit.type)) &&
            (!query.id || query.id.includes(row.id)) &&
            !query.exclude_id?.includes(row.id) &&
            contains(query.query, row.description) &&
            hasMetadata(row.metadata, metadata),
        );
      return listing(rows, { query, sorters, view: viewBenefit });
    },
  }),
  merchant({
    operation: 'benefits:create',
    method: 'POST',
    path: '/v1/benefits/',
    scopes: writeScopes,
    status: 201,
    body: benefitCreate,
    handle: ({ world, organization, body }) => viewBenefit(createBenefit(world, organization, body)),
  }),
  merchant({
    operation: 'benefits:get',
    method: 'GET',
    path: '/v1/benefits/{id}',
    scopes,
    handle: ({ world, organization, params }) => viewBenefit(ownBenefit(world, organization, params.id)),
  }),
  merchant({
    operation: 'benefits:update',
    method: 'PATCH',
    path: '/v1/benefits/{id}',
    scopes: writeScopes,
    body: benefitUpdate,
    handle: ({ world, organization, params, body }) =>
      viewBenefit(updateBenefit(world, ownBenefit(world, organization, params.id), body)),
  }),
  merchant({
    operation: 'benefits:delete',
    method: 'DELETE',
    path: '/v1/benefits/{id}',
    scopes: writeScopes,
    status: 204,
    handle: ({ world, organization, params }) => deleteBenefit(world, ownBenefit(world, organization, params.id)),
  }),
  merchant({
    operation: 'benefits:files',
    method: 'GET',
    path: '/v1/benefits/{id}/files',
    scopes,
    query: paging,
    handle({ world, organization, params, query }) {
      const { benefit } = ownBenefit(world, organization, params.id);
      const ids = benefit.type === 'downloadables' ? benefit.properties.files : [];
      const rows = ids.flatMap((id) => world.of(files).get(id) ?? []);
      return paginate(rows, query, (row) => ({
        ...viewFile(row),
        flagged_malicious_at: null,
        downloaders: 0,
        downloads: 0,
      }));
    },
  }),
];
