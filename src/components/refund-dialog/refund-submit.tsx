import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext } from './refund-root.tsx';

/** The press that moves money: verb and amount. However often it is pressed, it refunds once. */
export function RefundSubmit(): ReactElement {
  const { submit, phase, figures, currency, needsApproval } = useRefundContext();
  const { t, money } = useText();
  const sending = phase === 'sending';
  const amount = figures && money(figures.total, currency);
  const words = amount
    ? needsApproval
      ? t.refund.askApproval(amount)
      : t.refund.submit(amount)
    : t.refund.submitPlain;
  return (
    <Button size="md" look="danger" busy={sending} disabled={!submit && !sending} onClick={() => void submit?.()}>
      {words}
    </Button>
  );
}

/** Asks how an open refund stands; it never refunds a second time. */
export function RefundCheck(): ReactElement | null {
  const { check, phase } = useRefundContext();
  const { t } = useText();
  if (!check) return null;
  return (
    <Button size="md" look={phase === 'lost' ? 'primary' : 'plain'} onClick={() => void check()}>
      {phase === 'lost' ? t.refund.again : t.refund.check}
    </Button>
  );
}
