import type { ReactElement } from 'react';
import type { UseConnectionOptions } from '../../react/use-connection.ts';
import { KitRoot } from '../ui/kit-root.tsx';
import { ConnectionNote } from './connection-note.tsx';

/**
 * The connection to an organization at Polar, for whoever may see it: how it stands, and making, renewing and ending it for
 * whoever may. Nothing for everybody else.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <ConnectPolar />
 * </FloeProvider>
 */
export function ConnectPolar(options: UseConnectionOptions): ReactElement {
  return (
    <KitRoot>
      <ConnectionNote {...options} />
    </KitRoot>
  );
}
