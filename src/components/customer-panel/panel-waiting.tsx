import type { ReactElement } from 'react';
import { part } from '../ui/part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';

const Frame = part(
  'div',
  'panel-waiting',
  'fl:grid fl:gap-2.5 fl:rounded-xl fl:border fl:border-line fl:bg-bg fl:p-4 fl:pb-6',
);
const LINES = [18, 32, 26, 14, 30, 22];

/** Nobody is known yet, so it looks like nobody's view. */
export function PanelWaiting(): ReactElement {
  const { t } = useText();
  return (
    <Frame role="status" aria-label={t.common.loading} data-state="loading">
      {LINES.map((width) => (
        <span key={width} className="fl:block">
          <Skeleton width={width} />
        </span>
      ))}
    </Frame>
  );
}
