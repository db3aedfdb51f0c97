import type { ReactElement } from 'react';
import { decimalOf } from '../../domain/money.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { MoneyInput } from '../ui/money-input.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext, useRefundEditable } from './refund-root.tsx';

/** All of what is left, or a part of it. */
export function RefundMode(): ReactElement {
  const { mode, setMode } = useRefundContext();
  const editable = useRefundEditable();
  const { t } = useText();
  const options = [
    { value: 'full', label: t.refund.full },
    { value: 'part', label: t.refund.part },
  ] as const;
  return <Segmented label={t.refund.how} value={mode} options={options} onChange={setMode} disabled={!editable} />;
}

/** The amount of a part, before or with tax; the other one is shown below. Absent when all goes back. */
export function RefundAmount(): ReactElement | null {
  const { mode, amountText, setAmountText, basis, setBasis, currency, limits, blocked } = useRefundContext();
  const editable = useRefundEditable();
  const { t } = useText();
  if (mode === 'full' || !limits) return null;
  const most = limits.refundable + (basis === 'gross' ? limits.tax : 0);
  const why: Readonly<Record<string, string | undefined>> = t.refund.blocked;
  const error = blocked && why[blocked];
  return (
    <Field
      label={t.refund.amount}
      aside={
        <>
          {basis === 'net' ? t.refund.net : t.refund.gross}
          {limits.tax > 0 && (
            <>
              {' · '}
              <Button
                look="link"
                className="fl:h-auto! fl:p-0!"
                disabled={!editable}
                onClick={() => setBasis(basis === 'net' ? 'gross' : 'net')}
              >
                {basis === 'net' ? t.refund.asGross : t.refund.asNet}
              </Button>
            </>
          )}
        </>
      }
      error={error ?? undefined}
    >
      <MoneyInput
        data-autofocus=""
        currency={currency}
        value={amountText}
        disabled={!editable}
        onChange={setAmountText}
        after={t.refund.of(decimalOf({ amount: most, currency }))}
      />
    </Field>
  );
}
