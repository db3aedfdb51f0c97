import type { ReactElement } from 'react';
import type { CancelOffer } from '../../react/use-cancel-flow.ts';
import { Note, NoteLink } from '../ui/note.tsx';
import { useText } from '../use-text.ts';
import { useCancelContext } from './cancel-root.tsx';

/** Props of {@link CancelInstead}. */
export interface CancelInsteadProps {
  /** Leads to what is offered; nothing is offered without it. */
  onInstead?: ((offer: CancelOffer) => void) | undefined;
}

/** The one thing that may serve better than leaving. It stands beside the way out, and never before it. */
export function CancelInstead({ onInstead }: CancelInsteadProps): ReactElement | null {
  const { instead } = useCancelContext();
  const { t } = useText();
  if (!instead || !onInstead) return null;
  return (
    <Note>
      {t.cancel.instead[instead]} <NoteLink onClick={() => onInstead(instead)}>{t.subscription[instead]}</NoteLink>
    </Note>
  );
}
