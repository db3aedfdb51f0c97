import type { ReactElement } from 'react';
import { type UseUsageOptions, useUsage } from '../../react/use-usage.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Table, TableCell, TableHead } from '../ui/table.tsx';
import { useUsageText } from './use-usage-text.ts';

/** Props of {@link UsageHistory}. */
export interface UsageHistoryProps {
  meterId: string;
  /** @default 'day' */
  interval?: NonNullable<UseUsageOptions['history']> | undefined;
}

/** Units of each interval: as bars, oldest at the start side, and as a table for whoever wants the figures. */
export function UsageHistory({ meterId, interval = 'day' }: UsageHistoryProps): ReactElement {
  const { history, status, error, refetch } = useUsage({ meterId, history: interval });
  const { w, units, time } = useUsageText();
  if (error && history.length === 0) return <ProblemNote error={error} status={status} retry={refetch} />;
  if (status === 'loading') return <Skeleton width={24} />;
  const most = Math.max(...history.map((one) => one.units), 0);
  const height = (value: number) => `${most > 0 ? Math.max(0, value / most) * 100 : 0}%`;
  return (
    <div data-slot="usage-history" className="fl:text-sm">
      <p className="fl:text-mute">{w.history[interval]}</p>
      <div aria-hidden="true" className="fl:flex fl:h-16 fl:items-end fl:gap-px fl:border-b fl:border-line">
        {history.map((one) => (
          <span
            key={one.at}
            title={`${time(one.at, interval)}: ${units(one.units)}`}
            className="fl:flex-1 fl:rounded-t-xs fl:bg-acc"
            style={{ blockSize: height(one.units) }}
          />
        ))}
      </div>
      <details>
        <summary className="fl:w-fit fl:cursor-pointer fl:text-mute">{w.figures}</summary>
        <Table>
          <caption data-hidden="">{w.history[interval]}</caption>
          <thead>
            <tr>
              <TableHead scope="col">{w.time}</TableHead>
              <TableHead scope="col" data-align="end">
                {w.units}
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map((one) => (
              <tr key={one.at}>
                <TableCell>{time(one.at, interval)}</TableCell>
                <TableCell data-align="end">{units(one.units)}</TableCell>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </div>
  );
}
