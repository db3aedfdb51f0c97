import type { ReactElement } from 'react';
import type { UsePages } from '../../react/use-pages.ts';
import { useText } from '../use-text.ts';
import { Button } from './button.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Reads on, one page a press. Absent at the end. */
export function MorePages({ pages, label }: { pages: UsePages<unknown>; label: string }): ReactElement | null {
  const { t } = useText();
  const { items, total, more, hasMore, loadingMore, moreError } = pages;
  if (moreError) return <ProblemNote alert error={moreError} retry={more ?? undefined} className="fl:my-2" />;
  if (!hasMore) return null;
  return (
    <div className="fl:flex fl:items-center fl:gap-2">
      <Button look="quiet" className="fl:-ms-1" busy={loadingMore} onClick={more ?? undefined}>
        {label}
      </Button>
      {total !== null && <span className="fl:text-xs fl:text-faint">{t.licenseKey.of(items.length, total)}</span>}
    </div>
  );
}
