import type { ReactElement } from 'react';
import { KitRoot } from '../ui/kit-root.tsx';
import { WebhookNote } from './webhook-note.tsx';

/**
 * Whether Polar's webhooks arrive, for whoever may see connections: what is wrong where they do not, and turning them on
 * again in one press for whoever may. Nothing for everybody else.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <WebhookStatus />
 * </FloeProvider>
 */
export function WebhookStatus(): ReactElement {
  return (
    <KitRoot>
      <WebhookNote />
    </KitRoot>
  );
}
