import type { ReactElement } from 'react';
import type { AuditRow as Row } from '../../contract/operations.gen.ts';
import { trailChanges } from '../../domain/trail-changes.ts';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import { labelOf } from '../../i18n/label.ts';
import { TicketMark } from '../trail/ticket-mark.tsx';
import { TrailRow } from '../trail/trail-row.tsx';
import { part } from '../ui/part.tsx';
import { type Text, useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const Facts = part('dl', 'audit-facts', 'fl:grid fl:grid-cols-[auto_1fr] fl:gap-x-3 fl:gap-y-1 fl:py-1 fl:text-xs');
const Term = part('dt', 'audit-term', 'fl:text-mute');
const Fact = part('dd', 'audit-fact', 'fl:min-w-0 fl:wrap-anywhere');

/** One line of the trail, and, opened, what was so before and after, and by which call. */
export function AuditRow({ row }: { row: Row }): ReactElement {
  const w = useWords('auditTrail', auditTrail);
  const text = useText();
  const { ticket, customer_id, comment, code, request_id, count, currency } = row;
  const read = (field: string, value: unknown) =>
    currency && typeof value === 'number' && field.endsWith('_amount')
      ? text.money(value, currency)
      : wordOf(value, text, w);
  const facts: [string, string | null | undefined, 'id'?][] = [
    [w.note, comment],
    [w.code, code && labelOf({}, code)],
    [w.customer, customer_id, 'id'],
    [w.request, request_id, 'id'],
  ];
  return (
    <TrailRow row={row} did={w.did} proof={ticket?.proof}>
      {ticket && (
        <small className="fl:block fl:text-xs fl:text-mute">
          <TicketMark ticket={ticket} proof={ticket.proof} />
        </small>
      )}
      {count && count > 1 && <small className="fl:block fl:text-xs fl:text-mute">{w.times(count)}</small>}
      <details data-slot="audit-details" className="fl:text-xs">
        <summary className="fl:cursor-pointer fl:text-mute">{w.details}</summary>
        <Facts>
          {trailChanges(row).map(({ field, before, after }) => (
            <div key={field} className="fl:contents">
              <Term>{labelOf({}, field)}</Term>
              <Fact>
                <Change before={read(field, before)} after={read(field, after)} />
              </Fact>
            </div>
          ))}
          {facts.map(
            ([name, fact, isId]) =>
              fact && (
                <div key={name} className="fl:contents">
                  <Term>{name}</Term>
                  <Fact>
                    <bdi className={isId && 'fl:font-mono'}>{fact}</bdi>
                  </Fact>
                </div>
              ),
          )}
        </Facts>
      </details>
    </TrailRow>
  );
}

/** "Active → Canceled", said in words to those who do not see the arrow. */
function Change({ before, after }: { before: string; after: string }): ReactElement {
  const w = useWords('auditTrail', auditTrail);
  return (
    <span data-slot="audit-change">
      <span data-hidden="">{w.was} </span>
      <bdi>{before}</bdi> <span aria-hidden="true">→</span>
      <span data-hidden=""> {w.is}</span> <bdi className="fl:font-semibold">{after}</bdi>
    </span>
  );
}

/** A value of the trail as people read it: instants as dates, words of enums, lists one after the other. */
function wordOf(value: unknown, text: Text, words: typeof auditTrail): string {
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((item) => wordOf(item, text, words)).join(', ') || words.nothing;
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return text.date(value, 'long');
  return /^[a-z]+(_[a-z]+)*$/.test(value) ? labelOf({}, value) : value;
}
