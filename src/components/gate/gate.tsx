import type { ReactElement, ReactNode } from 'react';
import { type UseEntitlement, useEntitlement } from '../../react/use-entitlement.ts';
import { Card } from '../ui/card.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { Closed, Unknown } from './closed.tsx';

/** Props of {@link Gate}. */
export interface GateProps {
  /** The benefit's id, or its metadata `floe_key`. */
  needs: string;
  /** What is behind it. */
  children: ReactNode;
  /** What is behind it, in a few words, for whoever may not have it. */
  title?: ReactNode;
  /** Stands there until it is known. @default a place kept */
  loading?: ReactNode;
  /** Stands there while it is closed, or not known. @default why, and a way to another plan */
  closed?: ReactNode | ((held: UseEntitlement) => ReactNode);
  /** The way out of the default `closed`; null: none. @default a button that shows the plans */
  upgrade?: ReactNode;
}

/**
 * Shows what is behind it to whoever has it. Until that is known it shows neither: nothing flashes, open or locked. It
 * closes and opens by itself as things change.
 *
 * @example
 * <Gate needs="exports" title="Exports">
 *   <Exports />
 * </Gate>
 */
export function Gate({ needs, children, loading = <Place />, closed, ...words }: GateProps): ReactNode {
  const held = useEntitlement(needs);
  if (held.gate === 'open') return children;
  if (held.gate === 'waiting') return loading;
  if (closed !== undefined) return typeof closed === 'function' ? closed(held) : closed;
  const { title, upgrade } = words;
  return held.gate === 'unknown' ? (
    <Unknown error={held.error} refetch={held.refetch} title={title} />
  ) : (
    <Closed entitlement={held.entitlement} title={title} upgrade={upgrade} />
  );
}

/** A place kept, which promises nothing. */
function Place(): ReactElement {
  const { t } = useText();
  return (
    <KitRoot>
      <Card data-slot="gate" data-state="waiting" data-soft="" role="status" aria-label={t.common.loading}>
        <Skeleton width={24} />
      </Card>
    </KitRoot>
  );
}
