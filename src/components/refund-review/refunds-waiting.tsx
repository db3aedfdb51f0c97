import type { ReactElement } from 'react';
import { KitRoot } from '../ui/kit-root.tsx';
import { WaitingNotes } from './waiting-notes.tsx';

/**
 * Refunds that wait for a person to approve or to look them up: the customer's, or everybody's where the provider names
 * no customer. Nothing where none waits.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <RefundsWaiting />
 * </FloeProvider>
 */
export function RefundsWaiting(): ReactElement {
  return (
    <KitRoot>
      <WaitingNotes />
    </KitRoot>
  );
}
