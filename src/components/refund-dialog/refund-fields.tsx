import type { ReactElement } from 'react';
import type { RefundReason } from '../../react/refund-form.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useText } from '../use-text.ts';
import { useRefundContext, useRefundEditable } from './refund-root.tsx';

/** What Polar takes from a caller; it gives `dispute_prevention` only itself. */
const REASONS = [
  'customer_request',
  'duplicate',
  'fraudulent',
  'service_disruption',
  'satisfaction_guarantee',
  'other',
] as const satisfies RefundReason[];

/** Why the money goes back. */
export function RefundReasonField(): ReactElement {
  const { reason, setReason } = useRefundContext();
  const editable = useRefundEditable();
  const { t } = useText();
  return (
    <Field label={t.refund.reason}>
      <Select
        value={reason}
        disabled={!editable}
        onChange={(event) => setReason(REASONS.find((value) => value === event.target.value) ?? reason)}
      >
        {REASONS.map((value) => (
          <option key={value} value={value}>
            {t.refund.reasons[value]}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** A note that only the team sees. */
export function RefundNote(): ReactElement {
  const { note, setNote } = useRefundContext();
  const editable = useRefundEditable();
  const { t } = useText();
  return (
    <Field label={t.refund.note} aside={t.refund.noteAside}>
      <Textarea value={note} maxLength={2000} disabled={!editable} onChange={(event) => setNote(event.target.value)} />
    </Field>
  );
}

/** Whether what the order granted goes back too. On a subscription's order it cannot, so the plan's fate is told. */
export function RefundTakeBack(): ReactElement | null {
  const { takeBack, setTakeBack, order } = useRefundContext();
  const editable = useRefundEditable();
  const { t } = useText();
  if (order?.subscription_id) return <p className="fl:text-xs fl:text-mute">{t.refund.keepsAccess}</p>;
  if (!setTakeBack) return null;
  return (
    <Checkbox
      label={t.refund.takeBack}
      hint={t.refund.takeBackHint}
      checked={takeBack}
      disabled={!editable}
      onChange={(event) => setTakeBack(event.target.checked)}
    />
  );
}
