import type { ReactElement } from 'react';
import { benefits } from '../../i18n/en/benefits.ts';
import { usePortalLink } from '../../react/use-portal-link.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useWords } from '../use-words.ts';
import { useOwnWindow } from './use-own-window.ts';

/** Joining an account is done on Polar's own page, which alone may ask Discord or GitHub for it. */
export function Connect({ type, isStuck }: { type: string; isStuck: boolean }): ReactElement {
  const w = useWords('benefits', benefits);
  const portal = usePortalLink();
  const { open, held } = useOwnWindow();
  const words: Readonly<Record<string, string>> = w.connect;
  const label = isStuck ? w.mend : ((Object.hasOwn(words, type) ? words[type] : undefined) ?? w.connect.other);
  return (
    <div className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
      <Button busy={portal.pending} onClick={() => void open(() => portal.create())}>
        {label}
      </Button>
      {held ? (
        <a href={held} target="_blank" rel="noreferrer" className="fl:text-xs fl:text-acc fl:underline">
          {w.connect.other}
        </a>
      ) : (
        portal.url && <span className="fl:text-xs fl:text-mute">{w.opened}</span>
      )}
      {portal.error && <ProblemNote alert error={portal.error} />}
    </div>
  );
}
