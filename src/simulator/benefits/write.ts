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
      return { type: 'downloadables', properties: body.properties };
    case 'meter_credit':
      checkMeter(world, organizationId, body.properties.meter_id);
      return { type: 'meter_credit', properties: body.properties };
    case 'discord':
    case 'github_repository':
    case 'slack_shared_channel':
      throw refusedProperties('type', 'This kind of benefit needs a connected account.', body.type);
    default:
      return body satisfies never;
  }
}

function checkMeter(world: World, organizationId: string, id: string): void {
  if (world.of(meters).get(id)?.organization_id !== organizationId)
    throw refusedProperties('meter_id', 'This meter does not exist.', id);
}

function refusedProperties(field: string, msg: string, input: unknown) {
  return invalid([{ loc: ['body', 'properties', field], msg, input }], 'BenefitPropertiesValidationError');
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
