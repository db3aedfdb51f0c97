import type { Migration } from './migration.ts';

/** Which grant was taken back, where that is the news: it counts even while Polar cannot be asked. */
export const grants: Migration = {
  name: '0010-grants',
  statements: ['alter table floe_inbox add column revoked_grant_id text'],
};
