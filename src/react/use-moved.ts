import { useState } from 'react';

/**
 * Whether what a person is about to decide by changed under them. Answers the press by which they take note of it, or
 * null where there is nothing to note.
 *
 * @param about What they decide about; null while they do not: it is closed, or their own press is on its way and
 *   changes things, too.
 * @param standing What they decide by; null while it is not known.
 */
export function useMoved(about: string | null, standing: string | number | null | undefined): (() => void) | null {
  const [seen, see] = useState({ about, standing, moved: false });
  const same = about !== null && about === seen.about;
  if (about !== seen.about || (standing ?? seen.standing) !== seen.standing)
    see({ about, standing, moved: same && (seen.moved || seen.standing != null) });
  return seen.moved ? () => see({ ...seen, moved: false }) : null;
}
