import type { ReactElement, ReactNode } from 'react';
import { useText } from '../use-text.ts';
import { Note, NoteLink } from './note.tsx';

/** Props of {@link MovedNote}. */
export interface MovedNoteProps {
  /** Takes note of it; null where nothing changed. */
  review: (() => void) | null;
  /** What changed, where that is known. */
  children?: ReactNode;
}

/**
 * Says that what stands here changed elsewhere, until somebody has seen it. It stands above what changed, away from the
 * press that decides: the second half of a double click must not decide.
 *
 * @example
 * <MovedNote review={Refund.useContext().review} />
 */
export function MovedNote({ review, children }: MovedNoteProps): ReactElement | null {
  const { t } = useText();
  return (
    review && (
      <Note tone="warn" alert>
        {children ?? t.problem.codes.changed_elsewhere} <NoteLink onClick={review}>{t.common.reviewed}</NoteLink>
      </Note>
    )
  );
}
