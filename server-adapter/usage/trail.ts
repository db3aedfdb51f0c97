import type { CallContext } from '../engine/call.ts';
import type { Clock } from '../engine/clock.ts';
import type { AuditStore } from '../store/audit-port.ts';

const MINUTE_MS = 60_000;

/** Writes down who reports usage. */
export interface UsageTrail {
  /** Settles once the line of this caller and minute stands: without it nothing is taken. */
  note(context: CallContext): Promise<void>;
}

interface Ports {
  readonly audit: Pick<AuditStore, 'request'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** One line for each caller, connection and minute: what a product uses comes by the thousand, and says who used it. */
export function createUsageTrail({ audit, clock, newId }: Ports): UsageTrail {
  const lines = new Map<string, { readonly minute: number; readonly written: Promise<unknown> }>();
  return {
    note: async ({ connection, actor, name: operation, requestId, ticket }) => {
      const at = clock.now();
      const minute = Math.floor(at / MINUTE_MS);
      const key = JSON.stringify([connection, actor.kind, actor.id]);
      const line = lines.get(key);
      if (line?.minute === minute) return void (await line.written);
      for (const [other, { minute: then }] of lines) if (then < minute) lines.delete(other);
      const detail = { minute: new Date(minute * MINUTE_MS).toISOString() };
      const done = { at, result: 'ok', code: null, detail: {}, count: 1 } as const;
      const row = { id: newId(), at, requestId, operation, actor, customer: null, ticket, targets: {}, detail, done };
      const written = audit.request(connection, row);
      lines.set(key, { minute, written });
      try {
        await written;
      } catch (error) {
        lines.delete(key);
        throw error;
      }
    },
  };
}
