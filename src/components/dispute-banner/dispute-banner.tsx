import type { ReactElement } from 'react';
import { PanelRoot } from '../customer-panel/panel-root.tsx';
import { DisputeNotes } from './dispute-notes.tsx';

/**
 * The customer's disputes at the bank, for an agent: by when to answer and what to do. Nothing where there is none.
 *
 * @example
 * <DisputeBanner />
 */
export function DisputeBanner(): ReactElement {
  return (
    <PanelRoot>
      <DisputeNotes />
    </PanelRoot>
  );
}
