import type { ReactElement } from 'react';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

const Frame = part('dl', 'change-plan-benefits', 'fl:grid fl:gap-1 fl:text-sm');

/** What the picked plan adds and what it takes away. Absent where both include the same. */
export function ChangePlanBenefits(): ReactElement | null {
  const { picked } = useChangePlanContext();
  const { t } = useText();
  if (!picked) return null;
  const lists = (['lost', 'gained'] as const).filter((way) => picked[way].length > 0);
  if (lists.length === 0) return null;
  return (
    <Frame>
      {lists.map((way) => (
        <div key={way} data-state={way}>
          <dt className="fl:font-medium">{t.plan.benefits[way]}</dt>
          {picked[way].map(({ id, description }) => (
            <dd key={id} className="fl:text-mute fl:wrap-anywhere">
              {description}
            </dd>
          ))}
        </div>
      ))}
    </Frame>
  );
}
