import type { AuditRow } from '../contract/operations.gen.ts';
import { csvLine } from './csv.ts';

/** The columns of a trail in CSV, by name. Amounts are in minor units; before and after are JSON. */
const COLUMNS: Readonly<Record<string, (row: AuditRow) => string | number | undefined | null>> = {
  at: ({ at }) => at,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  operation: ({ operation }) => operation,
  outcome: ({ outcome }) => outcome,
  code: ({ code }) => code,
  count: ({ count }) => count ?? 1,
  customer_id: ({ customer_id }) => customer_id,
  target_type: ({ target }) => target?.type,
  target_id: ({ target }) => target?.id,
  amount: ({ amount }) => amount,
  tax_amount: ({ tax_amount }) => tax_amount,
  currency: ({ currency }) => currency,
  reason: ({ reason }) => reason,
  comment: ({ comment }) => comment,
  before: ({ before }) => before && JSON.stringify(before),
  after: ({ after }) => after && JSON.stringify(after),
  ticket_system: ({ ticket }) => ticket?.system,
  ticket_id: ({ ticket }) => ticket?.id,
  ticket_proof: ({ ticket }) => ticket?.proof,
  request_id: ({ request_id }) => request_id,
  id: ({ id }) => id,
};

/** The first line of a trail in CSV. */
export const trailCsvHead = (): string => csvLine(Object.keys(COLUMNS));

/** One line of the trail in CSV. */
export const trailCsvLine = (row: AuditRow): string => csvLine(Object.values(COLUMNS).map((read) => read(row)));
