import type { CallContext } from '../engine/call.ts';
import { later } from '../engine/later.ts';
import type { TrailPorts } from '../engine/trail.ts';
import type { AuditRequest } from '../store/audit-port.ts';
import type { PolarInput } from './input.ts';

/** Reads are told this long after the first of them (ms) … */
const WAIT = 250;
/** … or as soon as so many are waiting. */
const MOST = 500;
/** Ids a line names. */
const IDS = 50;
const GUID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

interface Line {
  readonly connection: string;
  readonly row: Omit<AuditRequest, 'detail' | 'done'>;
  readonly ids: Set<string>;
  readonly filters: Set<string>;
  readonly code: string | null;
  count: number;
  until: number;
}

export interface Reads {
  /** Reads are written down after their answer, those of one caller about one thing together. */
  note(context: CallContext, input: PolarInput, code: string | null): void;
  /** Writes down what waits. */
  flush(): Promise<void>;
}

interface Ports extends TrailPorts {
  readonly waitUntil: ((work: Promise<unknown>) => void) | undefined;
}

/** The trail of reads. A process that dies loses those of the last quarter of a second. */
export function createReads({ audit, clock, newId, report, waitUntil }: Ports): Reads {
  let lines = new Map<string, Line>();
  let waiting = 0;
  let flushing: Promise<void> = Promise.resolve();

  async function write(batch: readonly Line[]): Promise<void> {
    for (const { connection, row, ids, filters, code, count, until } of batch) {
      const detail = { ids: [...ids], filters: [...filters] };
      const done = { at: until, result: code === null ? 'ok' : 'failed', code, detail: {}, count } as const;
      try {
        await audit.request(connection, { ...row, detail, done });
      } catch (cause) {
        const message = `${count} reads are missing in the trail.`;
        report({ kind: 'trail_gap', message, operation: row.operation, connection, cause });
      }
    }
  }

  function flush(): Promise<void> {
    const batch = [...lines.values()];
    lines = new Map();
    waiting = 0;
    flushing = flushing.then(() => write(batch));
    return flushing;
  }

  function schedule(): void {
    const told = new Promise<void>((resolve) => {
      later(clock, WAIT, () => void flush().then(resolve));
    });
    waitUntil?.(told);
  }

  return {
    flush,
    note: (context, { params, query }, code) => {
      const { connection, name, actor, subject, ticket, requestId } = context;
      const key = JSON.stringify([connection, name, actor.kind, actor.id, subject.customerId, ticket, code]);
      const at = clock.now();
      const line = lines.get(key) ?? {
        connection,
        row: { id: newId(), at, requestId, operation: name, actor, customer: subject.customerId, ticket, targets: {} },
        ids: new Set<string>(),
        filters: new Set<string>(),
        code,
        count: 0,
        until: at,
      };
      line.count += 1;
      line.until = at;
      // Names that are no ids may be somebody's address.
      for (const value of Object.values(params)) if (line.ids.size < IDS && GUID.test(value)) line.ids.add(value);
      for (const filter of Object.keys(query)) if (line.filters.size < IDS) line.filters.add(filter.slice(0, 40));
      if (lines.size === 0) schedule();
      lines.set(key, line);
      waiting += 1;
      if (waiting >= MOST) void flush();
    },
  };
}
