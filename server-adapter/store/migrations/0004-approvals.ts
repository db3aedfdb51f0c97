import type { Migration } from './migration.ts';

/** Who let a refund above somebody's limit pass, or did not. */
export const approvals: Migration = {
  name: '0004-approvals',
  statements: [`alter table floe_operation add column approval jsonb`],
};
