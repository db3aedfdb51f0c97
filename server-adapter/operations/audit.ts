import type { Input } from '../../src/contract/types.ts';
import type { Answer } from '../engine/call.ts';
import { type Caller, pinOf } from '../engine/caller.ts';
import type { AuditEntry } from '../store/audit-port.ts';
import { forCustomers, type Line, lineOf } from './audit/line.ts';
import type { Context, Handlers } from './handler.ts';

const DEFAULT_LIMIT = 10;
/** Lines looked at for one page when a filter passes few of them. */
const SCAN = 500;

export const audit: Handlers<'audit'> = { 'audit.list': trailOf };

async function trailOf(input: Input<'audit.list'>, context: Context): Promise<Answer<Line[]>> {
  const { subject, connection, services, caller } = context;
  const limit = input.limit ?? DEFAULT_LIMIT;
  const isCustomer = caller.kind === 'customer';
  const entries: AuditEntry[] = [];
  let before = context.position ?? undefined;
  for (let seen = 0; seen < SCAN; ) {
    const page = await services.store.audit.list(connection, {
      customer: subject.customerId ?? undefined,
      ticket: input.ticket,
      actor: input.actor_id === undefined ? undefined : { id: input.actor_id },
      operation: input.operation,
      since: input.since === undefined ? undefined : Date.parse(input.since),
      until: input.until === undefined ? undefined : Date.parse(input.until),
      before,
      limit: 100,
    });
    const wanted = page.entries.filter((entry) => passes(entry, { input, caller }));
    const room = limit - entries.length;
    entries.push(...wanted.slice(0, room));
    if (wanted.length > room) return answer(entries, entries.at(-1)?.seq ?? null, isCustomer);
    if (page.next === null) return answer(entries, null, isCustomer);
    seen += page.entries.length;
    before = page.next;
    if (entries.length === limit) break;
  }
  return answer(entries, before ?? null, isCustomer);
}

function answer(entries: readonly AuditEntry[], next: number | null, isCustomer: boolean): Answer<Line[]> {
  const lines = entries.map(lineOf);
  return { result: isCustomer ? lines.map(forCustomers) : lines, next };
}

interface Filter {
  readonly input: Input<'audit.list'>;
  readonly caller: Caller;
}

/**
 * A customer sees what was done, not what was refused to the team. Whoever stands for one customer does not see that an
 * id was refused because it is another's: to them it does not exist.
 */
function passes(entry: AuditEntry, { input, caller }: Filter): boolean {
  if (entry.kind === 'denial' && (caller.kind === 'customer' || (pinOf(caller) && entry.outcome?.code === 'not_found')))
    return false;
  return input.order_id === undefined || lineOf(entry).target?.id === input.order_id;
}
