import type { ReactElement } from 'react';
import { usageStanding } from '../../domain/usage.ts';
import type { MeterUsage } from '../../react/use-usage.ts';
import { Row, RowAmount, RowEnd, RowMeta, Rows, RowTitle } from '../ui/row.tsx';
import { Table, TableCell, TableHead } from '../ui/table.tsx';
import { useUsageText } from './use-usage-text.ts';

/** Meters as a table of figures; as rows of two lines where the place is narrow. */
export function UsageTable({ meters }: { meters: readonly MeterUsage[] }): ReactElement {
  const { w, units, money } = useUsageText();
  const lines = meters.map((one) => {
    const { credited, overage, balance, costs } = one;
    return {
      one,
      state: usageStanding(one),
      used: units(one.consumed),
      included: credited > 0 ? units(credited) : '–',
      left: credited <= 0 ? '–' : overage > 0 ? w.over(units(overage)) : units(balance),
      isOver: credited > 0 && overage > 0,
      cost: costs.map((cost) => money(cost.expected_amount, cost.currency)).join(', ') || '–',
    };
  });
  return (
    <div className="fl:min-w-0">
      <Table className="fl:hidden fl:@min-[600px]:table">
        <caption data-hidden="">{w.title}</caption>
        <thead>
          <tr>
            <TableHead scope="col">{w.meter}</TableHead>
            {[w.usedHead, w.included, w.leftHead, w.costHead].map((head) => (
              <TableHead key={head} scope="col" data-align="end">
                {head}
              </TableHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ one, state, isOver, ...line }) => (
            <tr key={one.meter.id} data-slot="usage-row" data-state={state}>
              <TableCell className="fl:min-w-28 fl:wrap-anywhere">{one.meter.name}</TableCell>
              <TableCell data-align="end">{line.used}</TableCell>
              <TableCell data-align="end">{line.included}</TableCell>
              <TableCell data-align="end" className={isOver ? 'fl:text-bad' : undefined}>
                {line.left}
              </TableCell>
              <TableCell data-align="end">{line.cost}</TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
      <Rows aria-label={w.title} className="fl:@min-[600px]:hidden">
        {lines.map(({ one, state, isOver, ...line }) => (
          <Row key={one.meter.id} data-slot="usage-row" data-state={state}>
            <RowTitle>{one.meter.name}</RowTitle>
            <RowAmount>{line.used}</RowAmount>
            <RowMeta className={isOver ? 'fl:text-bad' : undefined}>
              {one.credited > 0 && `${w.of(line.included, null)}, ${isOver ? line.left : w.left(line.left)}`}
            </RowMeta>
            <RowEnd>{one.costs.length > 0 && line.cost}</RowEnd>
          </Row>
        ))}
      </Rows>
    </div>
  );
}
