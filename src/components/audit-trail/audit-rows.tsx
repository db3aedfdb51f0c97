import type { ReactElement } from 'react';
import { auditTrail } from '../../i18n/en/audit-trail.ts';
import { Button } from '../ui/button.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWords } from '../use-words.ts';
import { useAuditContext } from './audit-root.tsx';
import { AuditRow } from './audit-row.tsx';

const List = part('ul', 'audit-rows');

/** The lines, newest first, a page at a time. */
export function AuditRows(): ReactElement {
  const { items, status, error, refetch, clear, more, hasMore, loadingMore, moreError } = useAuditContext();
  const w = useWords('auditTrail', auditTrail);
  if (status === 'loading') {
    return (
      <div data-slot="audit-rows" data-state="loading" className="fl:grid fl:gap-2">
        <Skeleton width={30} />
        <Skeleton width={22} />
        <Skeleton width={26} />
      </div>
    );
  }
  if (items.length === 0) {
    if (error) return <ProblemNote error={error} status={status} retry={refetch} />;
    return <p className="fl:text-mute">{clear ? w.noneLike : w.none}</p>;
  }
  return (
    <>
      {error && <ProblemNote error={error} status={status} retry={refetch} />}
      <List data-state={status} aria-busy={status === 'refreshing' || undefined} aria-label={w.title}>
        {items.map((row) => (
          <AuditRow key={row.id} row={row} />
        ))}
      </List>
      {moreError ? (
        <ProblemNote alert error={moreError} retry={more ?? undefined} />
      ) : (
        hasMore && (
          <Button look="quiet" className="fl:-ms-1" busy={loadingMore} onClick={more ?? undefined}>
            {w.more}
          </Button>
        )
      )}
    </>
  );
}
