import type { Connections } from '../connections/room.ts';
import type { Directory } from '../engine/call.ts';
import type { Clock } from '../engine/clock.ts';
import type { Report } from '../engine/report.ts';
import type { EntitlementOptions } from '../entitlements/options.ts';
import type { Entitlements } from '../entitlements/room.ts';
import type { McpOptions } from '../mcp/options.ts';
import type { Upstream } from '../polar/port.ts';
import type { Rules } from '../rules/room.ts';
import type { Rule } from '../rules/rule.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { NewChange } from '../store/changes-port.ts';
import type { Store } from '../store/port.ts';
import type { Sync } from '../sync/room.ts';
import type { Usage } from '../usage/open.ts';
import type { Room } from '../webhooks/room.ts';
import type { Proration, Settings } from './settings.ts';

/** When money moves if a customer changes its own plan, by where the change leads. */
export interface PlanChangePolicy {
  readonly upgrade: Proration;
  readonly downgrade: Proration;
  readonly same: Proration;
}

/** Who decides about refunds above an agent's limit. */
export interface Approver {
  /** Hours an unanswered request stays open. @default 72 */
  readonly expiresInHours?: number | undefined;
}

/** What the handlers share. */
export interface Services {
  readonly upstream: (connection: string) => Upstream;
  readonly directory: Directory;
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly report: Report;
  /** Something changed at Polar, null where nobody can say what: the next reads ask it again. */
  readonly forget: (connection: string, changes: readonly NewChange[] | null) => void;
  /** The secrets that sign webhooks for a connection; empty where it takes none. */
  readonly webhookSecrets: (connection: string) => Promise<readonly string[]>;
  /** Where Polar is told to send webhooks for a connection made at run time; null where the host sees to it, or nobody. */
  readonly webhookAddress: (connection: string) => string | null;
  /** Where a connection is made and ended at run time; null for those of the host's options. */
  readonly connections: (connection: string) => Promise<Connections> | null;
  /** What Polar tells, loaded by the first who needs it. */
  readonly news: () => Promise<Room>;
  /** What customers use, on its way to Polar; loaded by the first who needs it. */
  readonly usage: () => Promise<Usage>;
  /** What customers may use; loaded by the first who needs it. */
  readonly entitlements: () => Promise<Entitlements>;
  /** Where entitlements are told to; null where nobody is to be told. */
  readonly sync: () => Promise<Sync> | null;
  readonly entitlementOptions: EntitlementOptions | undefined;
  /** The rules of the host's code, for every connection. */
  readonly declared: readonly Rule[];
  /** Rules at work; loaded by the first who needs it. */
  readonly rules: () => Promise<Rules>;
  readonly origins: readonly string[];
  readonly settings: (connection: string) => Promise<Settings | null>;
  readonly isSandbox: (connection: string) => boolean;
  readonly trustClaimedTicket: boolean;
  readonly planChange?: PlanChangePolicy | undefined;
  readonly approver?: Approver | undefined;
  /** Tools for models, where they are switched on. */
  readonly mcp?: McpOptions | undefined;
}
