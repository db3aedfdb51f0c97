import { benefits } from '../benefits/table.ts';
import type { GrantRow } from '../grants/table.ts';
import type { World } from '../state/world.ts';
import { recordEvent } from './system.ts';

export function recordGrant(world: World, row: GrantRow, event: 'granted' | 'cycled' | 'revoked'): void {
  const { organization_id, customer_id, benefit_id, member_id } = row;
  const metadata = {
    benefit_id,
    benefit_grant_id: row.id,
    benefit_type: world.of(benefits).get(benefit_id)?.benefit.type,
    ...(member_id === null ? {} : { member_id }),
  };
  recordEvent(world, { organization_id, customer_id, name: `benefit.${event}`, metadata });
}
