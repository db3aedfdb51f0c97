import { spine } from './0001-spine.ts';
import { inbox } from './0002-inbox.ts';
import { changes } from './0003-changes.ts';
import { approvals } from './0004-approvals.ts';
import { secrets } from './0005-secrets.ts';
import { connections } from './0006-connections.ts';
import { mcp } from './0007-mcp.ts';
import { usage } from './0008-usage.ts';
import { grants } from './0010-grants.ts';
import { rules } from './0011-rules.ts';
import type { Migration } from './migration.ts';

/** Every step, in the order they run. */
export const migrations: readonly Migration[] = [
  spine,
  inbox,
  changes,
  approvals,
  secrets,
  connections,
  mcp,
  usage,
  grants,
  rules,
];
