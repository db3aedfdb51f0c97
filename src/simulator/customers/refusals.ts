import { invalid } from '../http/problem.ts';
import type { World } from '../state/world.ts';
import type { CustomerChange } from './schema.ts';
import { type CustomerRow, findByEmail, findCustomerByExternalId } from './table.ts';

interface Taken {
  readonly email?: string | null | undefined;
  readonly externalId?: string | null | undefined;
}

type Wrong = Parameters<typeof invalid>[0][number];

/** What another customer of the organization has already. */
export function taken(world: World, organizationId: string, { email, externalId }: Taken): Wrong[] {
  const wrong: Wrong[] = [];
  if (email != null && findByEmail(world, organizationId, email))
    wrong.push({ loc: ['body', 'email'], msg: 'A customer with this email address already exists.', input: email });
  if (externalId != null && findCustomerByExternalId(world, organizationId, externalId))
    wrong.push({
      loc: ['body', 'external_id'],
      msg: 'A customer with this external ID already exists.',
      input: externalId,
    });
  return wrong;
}

export function refuse(wrong: readonly Wrong[]): void {
  if (wrong.length > 0) throw invalid(wrong);
}

/** What a change may not do, whatever else it does. */
export function wrongIn(world: World, row: CustomerRow, body: CustomerChange): Wrong[] {
  return [...wrongAddress(body), ...wrongExternalId(world, row, body), ...wrongType(row, body)];
}

function wrongAddress(body: CustomerChange): Wrong[] {
  if (body.billing_address !== null) return [];
  return [
    {
      loc: ['body', 'billing_address'],
      msg: 'Customer billing address cannot be reset to null once set.',
      input: null,
    },
  ];
}

function wrongExternalId(world: World, row: CustomerRow, { external_id }: CustomerChange): Wrong[] {
  if (external_id === undefined || external_id === row.external_id) return [];
  if (row.external_id === null) return taken(world, row.organization_id, { externalId: external_id });
  return [{ loc: ['body', 'external_id'], msg: 'Customer external ID cannot be updated.', input: external_id }];
}

function wrongType(row: CustomerRow, { type }: CustomerChange): Wrong[] {
  if (row.type !== 'team' || type !== 'individual') return [];
  return [
    { loc: ['body', 'type'], msg: "Customer type cannot be downgraded from 'team' to 'individual'.", input: type },
  ];
}
