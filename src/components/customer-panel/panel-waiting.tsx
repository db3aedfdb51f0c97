import type { ReactElement } from 'react';
import { Card } from '../ui/card.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';

const LINES = [18, 32, 26, 14, 30, 22];

/** Nobody is known yet, so it looks like nobody's view. */
export function PanelWaiting(): ReactElement {
  const { t } = useText();
  return (
    <Card
      data-slot="panel-waiting"
      data-state="loading"
      role="status"
      aria-label={t.common.loading}
      className="fl:grid fl:gap-2.5"
    >
      {LINES.map((width) => (
        <span key={width} className="fl:block">
          <Skeleton width={width} />
        </span>
      ))}
    </Card>
  );
}
