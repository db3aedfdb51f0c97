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

type Words = Readonly<Record<string, string | undefined>>;

/** Why it cannot be refunded, or was refused; beside the form, with what to do. */
export function RefundProblem(): ReactElement | null {
  const { phase, error, ended, limits, limit, needsApproval, blocked, currency, mode, refetch } = useRefundContext();
  const { t, money } = useText();
  if (phase === 'error')
    return <ProblemNote error={error} status={error?.status === 403 ? 'forbidden' : 'error'} retry={refetch} />;
  if (phase === 'failed') {
    const moved = error?.code === 'changed_elsewhere' && limits && t.refund.moved(money(limits.refundable, currency));
    if (error && !moved && error.code !== 'state_conflict') return <ProblemNote alert error={error} />;
    const refusal: Words = { ...t.refund.blocked, ...t.refund.refusal };
    return (
      <Note tone={moved ? 'warn' : 'bad'} alert>
        {moved || (refusal[String(error ? error.state.reason : ended)] ?? (error ? t.refund.refused : t.refund.failed))}
      </Note>
    );
  }
  if (phase !== 'editing') return null;
  // What is wrong with a typed amount stands under its field.
  const why: Words = t.refund.blocked;
  if (blocked && mode === 'full' && why[blocked]) return <Note>{why[blocked]}</Note>;
  if (limit === null) return null;
  if (!needsApproval && blocked !== 'above_limit') return null;
  return <Note tone="warn">{t.refund.aboveLimit(money(limit, currency), needsApproval)}</Note>;
}
