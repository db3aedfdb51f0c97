import type { ReactElement, ReactNode } from 'react';
import { gate } from '../../i18n/en/gate.ts';
import type { UseEntitlement } from '../../react/use-entitlement.ts';
import { Card } from '../ui/card.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Note, NoteLink } from '../ui/note.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { Upgrade } from './upgrade.tsx';

/** Props of {@link Closed}. */
export interface ClosedProps {
  entitlement: UseEntitlement['entitlement'];
  /** What is behind the gate, in the host's words. */
  title: ReactNode;
  /** The way to get it; null: there is none. @default a change of plan */
  upgrade: ReactNode;
}

/** Why it is closed, and how it opens. */
export function Closed({ entitlement, title, upgrade = <Upgrade /> }: ClosedProps): ReactElement {
  const w = useWords('gate', gate);
  const state = entitlement?.state ?? 'none';
  const why = state === 'granted' ? 'revoked' : state;
  return (
    <KitRoot>
      <Card data-slot="gate" data-state="closed" data-why={why} data-soft="" role="status" className="fl:grid fl:gap-2">
        {title && <b className="fl:wrap-anywhere">{title}</b>}
        <p className="fl:text-mute">{w[why]}</p>
        {why !== 'pending' && <div className="fl:justify-self-start">{upgrade}</div>}
      </Card>
    </KitRoot>
  );
}

/** It is not known, which is no answer about the plan. */
export function Unknown({
  error,
  refetch,
  title,
}: Pick<UseEntitlement, 'error' | 'refetch'> & Pick<ClosedProps, 'title'>) {
  const w = useWords('gate', gate);
  const { t } = useText();
  const known: Record<string, string | undefined> = t.problem.codes;
  return (
    <KitRoot>
      <div data-slot="gate" data-state="unknown" role="status">
        <Note tone="info">
          {title && <b className="fl:block fl:wrap-anywhere">{title}</b>}
          {w.unknown} {error && known[error.code]} <NoteLink onClick={refetch}>{t.problem.retry}</NoteLink>
        </Note>
      </div>
    </KitRoot>
  );
}
