import type { ReactElement } from 'react';
import { type MeterUsage, type UseUsageOptions, useUsage } from '../../react/use-usage.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { UsageBar } from './usage-bar.tsx';
import { UsageClocks } from './usage-clocks.tsx';
import { UsageFacts } from './usage-facts.tsx';
import { UsageFigure } from './usage-figure.tsx';
import { UsageHistory } from './usage-history.tsx';
import { usageSentence } from './usage-sentence.ts';
import { UsageTable } from './usage-table.tsx';
import { useUsageText } from './use-usage-text.ts';

/** Props of {@link UsageMeter}. */
export interface UsageMeterProps {
  /** One meter alone. @default every meter the customer has */
  meterId?: string | undefined;
  /** `number` leaves out the bar, `table` lists figures alone, `chart` adds the units of each interval. @default 'bar' */
  variant?: 'bar' | 'number' | 'table' | 'chart' | undefined;
  /** Of the chart. @default 'day' */
  interval?: UseUsageOptions['history'];
  /** Offers a customer to buy more, by whatever the host sells it with. */
  onBuyMore?: ((meter: MeterUsage) => void) | undefined;
}

const Frame = part('section', 'usage-meter', 'fl:@container fl:grid fl:min-w-0 fl:gap-3');

/**
 * What a customer uses: of how much, what it costs with its cap, what it may come to, and how new the figures are.
 * Nothing for a customer whose seller hides usage.
 *
 * @example
 * <FloeProvider url="/floe">
 *   <UsageMeter onBuyMore={() => location.assign('/plans')} />
 * </FloeProvider>
 */
export function UsageMeter({ meterId, variant = 'bar', interval, onBuyMore }: UsageMeterProps): ReactElement | null {
  const { meters, status, error, refetch } = useUsage({ meterId });
  const isCustomer = useViewerKind() === 'customer';
  const { w } = useUsageText();
  if (error?.code === 'not_allowed_by_settings') return null;
  return (
    <KitRoot>
      <Frame aria-label={w.title} data-state={status} aria-busy={status === 'refreshing' || undefined}>
        {status === 'loading' && <Loading />}
        {error && <ProblemNote error={error} status={status} retry={refetch} />}
        {!error && status !== 'loading' && meters.length === 0 && <p className="fl:text-mute">{w.none}</p>}
        {variant === 'table' && meters.length > 0 ? (
          <UsageTable meters={meters} />
        ) : (
          meters.map((meter) => (
            <Card key={meter.meter.id} data-slot="usage" className="fl:grid fl:min-w-0 fl:grid-cols-1 fl:gap-2">
              <UsageFigure meter={meter} />
              {variant !== 'number' && <UsageBar meter={meter} />}
              <UsageFacts meter={meter} />
              {variant === 'chart' && <UsageHistory meterId={meter.meter.id} interval={interval} />}
              <footer className="fl:flex fl:flex-wrap fl:items-center fl:justify-between fl:gap-2">
                <UsageClocks meter={meter} />
                {isCustomer ? onBuyMore && <BuyMore meter={meter} onPress={onBuyMore} /> : <Copy meter={meter} />}
              </footer>
            </Card>
          ))
        )}
      </Frame>
    </KitRoot>
  );
}

function BuyMore({ meter, onPress }: { meter: MeterUsage; onPress: (meter: MeterUsage) => void }): ReactElement {
  const { w } = useUsageText();
  return (
    <Button aria-label={w.moreOf(meter.meter.name)} onClick={() => onPress(meter)}>
      {w.more}
    </Button>
  );
}

/** For a reply to the customer. */
function Copy({ meter }: { meter: MeterUsage }): ReactElement {
  const text = useUsageText();
  return <CopyButton text={usageSentence(meter, text)} label={text.w.copy} done={text.w.copied} />;
}

function Loading(): ReactElement {
  const { t } = useUsageText();
  return (
    <Card data-slot="usage" data-state="loading">
      <span role="status" data-hidden="">
        {t.common.loading}
      </span>
      <p>
        <Skeleton width={14} />
      </p>
      <p className="fl:text-2xl">
        <Skeleton width={8} />
      </p>
      <p className="fl:text-sm">
        <Skeleton width={24} />
      </p>
    </Card>
  );
}
