import type { ReactElement } from 'react';
import { Sum, SumLine } from '../ui/sum.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext } from './refund-root.tsx';
import { useFirstName } from './use-first-name.ts';

/** Net, tax, and what the customer gets: shown before anything is sent. Keeps its place while there is no amount. */
export function RefundSummary(): ReactElement {
  const { figures, refund, currency } = useRefundContext();
  const { t, money } = useText();
  const who = useFirstName();
  const shown = refund
    ? { net: refund.amount, tax: refund.tax_amount, total: refund.amount + refund.tax_amount, exact: true }
    : figures;
  const write = (amount: number | undefined) => (amount === undefined ? '–' : money(amount, currency));
  return (
    <Sum>
      <SumLine label={t.refund.line}>{write(shown?.net)}</SumLine>
      <SumLine label={!shown || shown.exact ? t.refund.tax : t.refund.taxEstimate}>{write(shown?.tax)}</SumLine>
      <SumLine total label={t.refund.receives(who)}>
        {write(shown?.total)}
      </SumLine>
    </Sum>
  );
}
