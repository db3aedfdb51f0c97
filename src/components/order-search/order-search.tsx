import { type ReactElement, useState } from 'react';
import { orderSearch } from '../../i18n/en/order-search.ts';
import { useFloe } from '../../react/floe-context.ts';
import { useOrderSearch } from '../../react/use-order-search.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { CsvExport } from '../ui/csv-export.tsx';
import { KitRoot } from '../ui/kit-root.tsx';
import { MorePages } from '../ui/more-pages.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { FoundOrders, type OrderColumn } from './found-orders.tsx';
import { OrderFilters } from './order-filters.tsx';

/** Props of {@link OrderSearch}. */
export interface OrderSearchProps {
  /** Orders a page; the next page is read on a press. At most 100. @default 50 */
  pageSize?: number | undefined;
  /** What is shown beside the description until the viewer chooses. @default every column */
  columns?: readonly OrderColumn[] | undefined;
}

const Frame = part(
  'section',
  'order-search',
  'fl:@container fl:grid fl:min-w-0 fl:grid-cols-1 fl:gap-4 fl:rounded-xl fl:border fl:border-line fl:bg-bg fl:p-4',
);

/**
 * A customer's orders for the team: found by state, product, reason and number, with the columns one wants, and saved as
 * CSV. Each opens to all there is to it. Nothing for a customer, who has `OrderTable`.
 *
 * @example
 * <FloeProvider url="/floe" customer={{ email }}>
 *   <OrderSearch columns={['date', 'total', 'status']} />
 * </FloeProvider>
 */
export function OrderSearch({ pageSize, columns }: OrderSearchProps): ReactElement | null {
  const search = useOrderSearch({ pageSize });
  const { timeZone } = useFloe();
  const isTeam = useViewerKind() !== 'customer';
  const [shown, show] = useState(columns);
  const w = useWords('orderSearch', orderSearch);
  const { t } = useText();
  const { items, found, status, error, refetch, isFiltered, isPartial } = search;
  if (!isTeam) return null;
  return (
    <KitRoot>
      <Frame data-state={status} aria-busy={status === 'refreshing' || undefined}>
        <header className="fl:flex fl:flex-wrap fl:items-center fl:justify-between fl:gap-3">
          <h2 className="fl:text-lg fl:font-semibold">{t.order.title}</h2>
          <div className="fl:flex fl:flex-wrap fl:items-center fl:gap-2">
            <span className="fl:text-xs fl:text-mute">{w.zone(timeZone)}</span>
            <CsvExport csv={search} slot="order-export" file="orders" words={w} />
          </div>
        </header>
        <OrderFilters search={search} />
        {status === 'loading' ? (
          <Skeleton width={60} />
        ) : (
          error && <ProblemNote error={error} status={status} retry={refetch} />
        )}
        {found.length > 0 ? (
          <FoundOrders orders={found} number={search.filter.number} columns={shown} onColumns={show} />
        ) : (
          !error && status !== 'loading' && <p className="fl:text-mute">{isFiltered ? w.noneLike : t.order.none}</p>
        )}
        {isPartial && <p className="fl:text-sm fl:text-mute">{w.partly(items.length)}</p>}
        <MorePages pages={search} label={w.more} />
      </Frame>
    </KitRoot>
  );
}
