import type { ReactElement } from 'react';
import { labelOf } from '../../i18n/label.ts';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext } from './refund-root.tsx';

const Frame = part('div', 'refund-earlier', 'fl:text-xs fl:text-mute');

/** What went back before, and what became of it. Absent where nothing did. */
export function RefundEarlier(): ReactElement | null {
  const { refunds, currency } = useRefundContext();
  const { t, money, date } = useText();
  if (refunds.length === 0) return null;
  return (
    <Frame>
      <p>{t.refund.earlier}</p>
      <ul>
        {refunds.map(({ id, amount, tax_amount, created_at, status }) => (
          <li key={id} className="fl:flex fl:justify-between fl:gap-4">
            <span>
              {date(created_at)}
              {status !== 'succeeded' && ` · ${labelOf(t.refund.refundState, status)}`}
            </span>
            <span>{money(amount + tax_amount, currency)}</span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
