import type { ReactElement } from 'react';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext } from './refund-root.tsx';
import { useFirstName } from './use-first-name.ts';

/** How the refund stands once it was sent. */
export function RefundOutcome(): ReactElement | null {
  const { phase, refund, figures, currency, takeBack } = useRefundContext();
  const { t, money } = useText();
  const who = useFirstName();
  const total = refund ? refund.amount + refund.tax_amount : (figures?.total ?? 0);
  const amount = money(total, currency);
  switch (phase) {
    case 'done':
      return (
        <Note tone="ok" alert>
          <b className="fl:block">{t.refund.done(amount, who)}</b>
          {t.refund.doneHint} {(refund?.revoke_benefits ?? takeBack) && t.refund.tookBack}
        </Note>
      );
    case 'settling':
      return <Note alert>{t.refund.settling(amount)}</Note>;
    case 'approval':
      return <Note alert>{t.refund.approval(amount)}</Note>;
    case 'checking':
    case 'lost':
    case 'review':
      return (
        <Note tone="warn" alert>
          {t.refund[phase]}
        </Note>
      );
    default:
      return null;
  }
}

/** Why it cannot be refunded, or was refused; beside the form, with what to do. */
export function RefundProblem(): ReactElement | null {
  const { phase, error, ended, limits, limit, needsApproval, blocked, review, currency, mode, refetch } =
    useRefundContext();
  const { t, money } = useText();
  if (phase === 'error')
    return <ProblemNote error={error} status={error?.status === 403 ? 'forbidden' : 'error'} retry={refetch} />;
  if (phase === 'failed') {
    if (error?.code === 'changed_elsewhere' && limits) {
      return (
        <Note tone="warn" alert>
          {t.refund.moved(money(limits.refundable, currency))}
        </Note>
      );
    }
    if (error?.code === 'state_conflict' || !error) {
      const why: Record<string, string | undefined> = { ...t.refund.blocked, ...t.refund.refusal };
      return (
        <Note tone="bad" alert>
          {error ? (why[String(error.state.reason)] ?? t.refund.refused) : (why[ended ?? ''] ?? t.refund.failed)}
        </Note>
      );
    }
    return <ProblemNote alert error={error} />;
  }
  if (phase !== 'editing') return null;
  if (review && limits) {
    return (
      <Note tone="warn" alert>
        {t.refund.moved(money(limits.refundable, currency))}
      </Note>
    );
  }
  // What is wrong with a typed amount stands under its field.
  if (blocked && mode === 'full' && t.refund.blocked[blocked]) return <Note>{t.refund.blocked[blocked]}</Note>;
  if (limit === null) return null;
  if (!needsApproval && blocked !== 'above_limit') return null;
  return <Note tone="warn">{t.refund.aboveLimit(money(limit, currency), needsApproval)}</Note>;
}
