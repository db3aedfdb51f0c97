import type { ReactElement } from 'react';
import type { Payment } from '../../contract/operations.gen.ts';
import { payments as english } from '../../i18n/en/payments.ts';
import { labelOf } from '../../i18n/label.ts';
import { cardName } from '../payment-methods/card-words.ts';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Row, RowAmount, RowEnd, RowMeta, RowTitle } from '../ui/row.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const TONES: Record<string, Tone> = { succeeded: 'ok', failed: 'bad' };

/** One try: with what, how much, when, and what the bank said to it. */
export function PaymentRow({ payment }: { payment: Payment }): ReactElement {
  const { status, amount, currency, created_at, method, brand, last4, decline_message, decline_reason } = payment;
  const text = useText();
  const w = useWords('payments', english);
  const words = decline_message ?? decline_reason?.replaceAll('_', ' ');
  return (
    <Row data-state={status}>
      <RowTitle>{cardName({ brand, type: method, last4 }, text)}</RowTitle>
      <RowAmount>{text.money(amount, currency)}</RowAmount>
      <RowMeta>
        <time dateTime={created_at}>{text.date(created_at, 'full')}</time>
        {status === 'failed' && (
          <span className="fl:block" lang={words ? 'en' : undefined}>
            {words ?? w.silent}
          </span>
        )}
      </RowMeta>
      <RowEnd>
        <Pill tone={TONES[status] ?? 'none'} state={status}>
          {labelOf(w.state, status)}
        </Pill>
      </RowEnd>
    </Row>
  );
}
