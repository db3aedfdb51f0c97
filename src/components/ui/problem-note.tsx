import type { ReactElement } from 'react';
import type { FloeError, QueryStatus } from '../../react/query-state.ts';
import { useText } from '../use-text.ts';
import { Note, NoteLink } from './note.tsx';

/** Props of {@link ProblemNote}. */
export interface ProblemNoteProps {
  error: FloeError | null;
  status?: QueryStatus | undefined;
  /** Offers to try again. */
  retry?: (() => void) | undefined;
  /** It just happened by the person's own press: said at once. */
  alert?: boolean | undefined;
  className?: string | undefined;
}

/** What failed, in plain words, and what to do; beside the thing that failed. */
export function ProblemNote({ error, status = 'error', retry, alert, className }: ProblemNoteProps): ReactElement {
  const { t } = useText();
  const quiet = status === 'forbidden' || status === 'unavailable';
  const known: Record<string, string | undefined> = t.problem.codes;
  const words = (error && known[error.code]) ?? t.problem.other;
  const again = retry && status !== 'forbidden' && error?.code !== 'unknown_operation';
  return (
    <Note tone={quiet ? 'info' : 'bad'} alert={alert} className={className}>
      {words} {again && <NoteLink onClick={retry}>{t.problem.retry}</NoteLink>}
      {error?.requestId && !quiet && (
        <small className="fl:block fl:text-xs">
          {t.problem.reference} <bdi className="fl:font-mono">{error.requestId}</bdi>
        </small>
      )}
    </Note>
  );
}
