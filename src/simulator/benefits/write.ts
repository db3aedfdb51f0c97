import { files } from '../files/table.ts';
import { revokeGrant } from '../grants/grant.ts';
import { grants } from '../grants/table.ts';
import { invalid } from '../http/problem.ts';
import { meters } from '../meters/table.ts';
import type { OrganizationRow } from '../organizations/table.ts';
import type { World } from '../state/world.ts';
import type { BenefitChange, NewBenefit } from './schema.ts';
import { type BenefitRow, type BenefitTerms, benefits } from './table.ts';
import { viewBenefit } from './view.ts';

export function createBenefit(world: World, organization: OrganizationRow, body: NewBenefit): BenefitRow {
  const row = world.of(benefits).insert({
    organization_id: organization.id,
    description: body.description,
    visibility:
      ('visibility' in body ? body.visibility : null) ?? (body.type === 'feature_flag' ? 'private' : 'public'),
    metadata: body.metadata,
    is_deleted: false,
    benefit: terms(world, organization.id, body),
  });
  world.emit(organization.id, 'benefit.created', viewBenefit(row));
  return row;
}

function terms(world: World, organizationId: string, body: NewBenefit): BenefitTerms {
  switch (body.type) {
    case 'custom':
      return { type: 'custom', properties: body.properties };
    case 'feature_flag':
      return { type: 'feature_flag', properties: {} };
    case 'license_keys':
      return { type: 'license_keys', properties: body.properties };
    case 'downloadables':
      checkFiles(world, organizationId, body.properties.files);
      return { type: 'downloadables', properties: body.properties };
    case 'meter_credit':
      checkMeter(world, organizationId, body.properties.meter_id);
      return { type: 'meter_credit', properties: body.properties };
    case 'github_repository':
      throw refusedProperties([
        {
          type: 'invalid_auth_subject',
          loc: ['repository_owner'],
          msg: NO_ORGANIZATION,
          input: body.properties.repository_owner,
        },
      ]);
    case 'slack_shared_channel':
      throw invalid([{ loc: ['body', 'type'], msg: NO_SLACK, input: body.type }]);
    case 'discord':
      throw refusedProperties([{ loc: ['guild_token'], msg: 'Invalid token.', input: body.properties.guild_token }]);
    default:
      return body satisfies never;
  }
}

const NO_ORGANIZATION = 'We do not yet support creating this benefit with an organization token.';
const NO_SLACK = 'Slack shared channel benefit is not enabled for this organization.';

function checkMeter(world: World, organizationId: string, id: string): void {
  if (world.of(meters).get(id)?.organization_id === organizationId) return;
  throw refusedProperties([{ loc: ['meter_id'], msg: 'This meter does not exist.', input: id }]);
}

function checkFiles(world: World, organizationId: string, ids: readonly string[]): void {
  const wrong = ids.flatMap((input, index) =>
    world.of(files).get(input)?.organization_id === organizationId
      ? []
      : [{ loc: ['files', index], msg: 'File not found.', input }],
  );
  if (wrong.length > 0) throw refusedProperties(wrong);
}

function refusedProperties(wrong: Parameters<typeof invalid>[0]) {
  const placed = wrong.map((issue) => ({ ...issue, loc: ['body', 'properties', ...issue.loc] }));
  return invalid(placed, 'BenefitPropertiesValidationError');
}

export function updateBenefit(world: World, row: BenefitRow, body: BenefitChange): BenefitRow {
  if (body.type !== row.benefit.type)
    throw invalid([{ loc: ['body', 'type'], msg: 'Benefit type cannot be changed.', input: row.benefit.type }]);
  const visibility = 'visibility' in body ? body.visibility : null;
  const patch: Partial<BenefitRow> = {
    ...(body.description == null ? {} : { description: body.description }),
    ...(visibility == null ? {} : { visibility }),
    ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
    ...(body.properties == null ? {} : { benefit: changedTerms(world, row, body) }),
  };
  const changed = Object.keys(patch).length > 0 ? world.of(benefits).update(row.id, patch) : row;
  world.emit(row.organization_id, 'benefit.updated', viewBenefit(changed));
  return changed;
}

// Properties are replaced as a whole; the type has been found equal.
function changedTerms(world: World, row: BenefitRow, body: BenefitChange): BenefitTerms {
  if (body.type === 'meter_credit' && body.properties) checkMeter(world, row.organization_id, body.properties.meter_id);
  if (body.type === 'downloadables' && body.properties) checkFiles(world, row.organization_id, body.properties.files);
  return { type: body.type, properties: body.properties } as BenefitTerms;
}

/** Everyone who has it loses it. */
export function deleteBenefit(world: World, row: BenefitRow): void {
  const deleted = world.of(benefits).update(row.id, { is_deleted: true });
  world.emit(row.organization_id, 'benefit.updated', viewBenefit(deleted));
  world.later(0, () => {
    const held = world.of(grants).where((grant) => grant.benefit_id === row.id && grant.granted_at !== null);
    for (const grant of held) revokeGrant(world, grant);
  });
}
