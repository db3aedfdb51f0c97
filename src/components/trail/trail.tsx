import type { ReactElement } from 'react';
import type { AuditRow } from '../../contract/operations.gen.ts';
import { useOrders } from '../../react/use-orders.ts';
import { useTrail } from '../../react/use-trail.ts';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import { shortNumber } from '../order-list/order-words.ts';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { TrailRow } from './trail-row.tsx';

const List = part('ul', 'trail');

/**
 * What was done for this ticket, newest first.
 *
 * @example
 * <Trail />
 */
export function Trail(): ReactElement {
  return (
    <PanelRoot>
      <Rows />
    </PanelRoot>
  );
}

function Rows(): ReactElement {
  const { rows, ticket, proof, status, error, refetch } = useTrail();
  const { orders } = useOrders();
  const { t } = useText();
  const labelOf = ({ target, after }: AuditRow) => {
    if (typeof after?.display_key === 'string') return after.display_key.replace(/^\*+-?/, '····');
    const number = target?.type === 'order' ? orders.find(({ id }) => id === target.id)?.invoice_number : null;
    return target?.label ?? (number ? shortNumber(number) : undefined);
  };
  return (
    <>
      {status === 'loading' ? (
        <div data-slot="trail" data-state="loading" className="fl:grid fl:gap-1">
          <Skeleton width={24} />
          <Skeleton width={18} />
        </div>
      ) : rows.length > 0 ? (
        <List data-state={status}>
          {rows.map((row) => (
            <TrailRow key={row.id} row={row} label={labelOf(row)} proof={proof} />
          ))}
        </List>
      ) : error ? (
        <ProblemNote error={error} status={status} retry={refetch} />
      ) : (
        <p className="fl:text-sm fl:text-mute">{ticket ? t.trail.none : t.trail.noneAll}</p>
      )}
    </>
  );
}
