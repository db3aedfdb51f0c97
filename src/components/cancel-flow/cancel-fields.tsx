import type { ReactElement } from 'react';
import type { CancelReason } from '../../react/use-cancel-flow.ts';
import { useViewerKind } from '../../react/use-viewer.ts';
import { Field } from '../ui/field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useText } from '../use-text.ts';
import { useCancelContext } from './cancel-root.tsx';

/** At the period's end, or now. Only for those who may end it now. */
export function CancelWhen(): ReactElement | null {
  const { when, setWhen, pending } = useCancelContext();
  const { t } = useText();
  if (!setWhen) return null;
  const options = [
    { value: 'period_end', label: t.cancel.periodEnd },
    { value: 'now', label: t.cancel.now },
  ] as const;
  return <Segmented label={t.cancel.when} value={when} options={options} onChange={setWhen} disabled={pending} />;
}

/** Why, from Polar's list. Never required. */
export function CancelReasonField(): ReactElement {
  const { reason, setReason, pending } = useCancelContext();
  const agent = useViewerKind() === 'agent';
  const { t } = useText();
  const reasons = Object.entries(t.cancel.reasons) as [CancelReason, string][];
  return (
    <Field label={t.cancel.reason} aside={agent ? t.cancel.reasonAgent : t.cancel.reasonAside}>
      <Select
        value={reason ?? ''}
        disabled={pending}
        onChange={(event) => setReason(reasons.find(([value]) => value === event.target.value)?.[0] ?? null)}
      >
        <option value="">{t.cancel.noReason}</option>
        {reasons.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** What else there is to say. The customer can read it later, so agents are told. */
export function CancelComment(): ReactElement {
  const { comment, setComment, pending } = useCancelContext();
  const agent = useViewerKind() === 'agent';
  const { t } = useText();
  return (
    <Field
      label={agent ? t.cancel.comment : t.cancel.commentAsk}
      aside={t.cancel.reasonAside}
      hint={agent ? t.cancel.commentHint : undefined}
    >
      <Textarea
        value={comment}
        maxLength={2000}
        disabled={pending}
        onChange={(event) => setComment(event.target.value)}
      />
    </Field>
  );
}
