import type { ReactElement, ReactNode } from 'react';
import type { AuditRow } from '../../contract/operations.gen.ts';
import { labelOf } from '../../i18n/label.ts';
import { useViewer } from '../../react/use-viewer.ts';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';

/** How a ticket was proven. */
type TicketProof = NonNullable<AuditRow['ticket']>['proof'];

const Line = part('li', 'trail-row', 'fl:trail-step');

/** Props of {@link TrailRow}. */
export interface TrailRowProps {
  row: AuditRow;
  /** What it was done to, in a person's words. @default the row's own */
  label?: string | undefined;
  /** How the heading says the ticket was proven; a row of the same says nothing, another one does. */
  proof?: TicketProof | undefined;
  /** Words for what `messages` has none. */
  did?: Readonly<Record<string, string>> | undefined;
  /** Beneath it. */
  children?: ReactNode;
}

/** One thing that was done: what, how much, by whom, when, why. */
export function TrailRow({ row, label = row.target?.label, proof, did, children }: TrailRowProps): ReactElement {
  const { t, money, when, date } = useText();
  const viewer = useViewer();
  const words = did ? { ...did, ...t.trail.did } : t.trail.did;
  const gross = row.amount === undefined ? undefined : row.amount + (row.tax_amount ?? 0);
  const what = label && `\u2068${label}\u2069`;
  const { actor, ticket } = row;
  const own = actor.id === viewer?.id;
  // Agents read the trail to others, so their own rows carry their name too; a customer reads only its own.
  const nobody = own ? t.trail.you : actor.kind === 'service' ? t.trail.system : t.common.somebody;
  const who = own && viewer?.kind === 'customer' ? t.trail.you : (actor.name ?? nobody);
  const about = [
    who,
    <time key="at" dateTime={row.at} title={date(row.at, 'full')}>
      {when(row.at)}
    </time>,
    row.reason && labelOf({ ...t.refund.reasons, ...t.cancel.reasons }, row.reason).toLowerCase(),
    t.trail.outcome[row.outcome],
    ticket &&
      ticket.proof !== proof &&
      (proof || ticket.proof === 'claimed') &&
      t.trail.rowProof(t.trail.proof[ticket.proof]),
  ].filter(Boolean);
  return (
    <Line data-outcome={row.outcome}>
      <span className="fl:wrap-anywhere">
        {didOf(row, words)} {gross !== undefined && row.currency && <b>{money(gross, row.currency)}</b>}{' '}
        {what && (gross === undefined ? what : t.trail.of(what))}
      </span>
      <small className="fl:block fl:text-xs fl:text-mute">
        {about.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed places in one line
          <span key={at}>
            {at > 0 && ' · '}
            {item}
          </span>
        ))}
      </small>
      {children}
    </Line>
  );
}

/** What was done; a change of state is named for what it led to. */
function didOf({ operation, before, after }: AuditRow, words: Record<string, string>): string {
  const turned = typeof after?.status === 'string' && before?.status !== after.status;
  return (turned && words[`${operation} ${after.status}`]) || labelOf(words, operation);
}
