import type { ReactElement } from 'react';
import type { Amounts } from '../../contract/operations.gen.ts';
import { intervalUnit } from '../../domain/interval.ts';
import type { ChangePreview } from '../../react/change-preview.ts';
import type { PlanChoice } from '../../react/plan-choices.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { LineLabel } from '../ui/line-label.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Sum, SumLine } from '../ui/sum.tsx';
import { type Text, useText } from '../use-text.ts';
import { useChangePlanContext } from './change-plan-root.tsx';

/** What the picked change costs, line by line, and what comes after. */
export function ChangePlanPreview(): ReactElement | null {
  const { preview, picked, subscription } = useChangePlanContext();
  const { t } = useText();
  if (!preview || !picked || !subscription) return null;
  const { currency } = subscription;
  return (
    <div
      data-slot="change-plan-preview"
      data-state={preview.status}
      data-timing={preview.timing}
      aria-live="polite"
      className="fl:grid fl:gap-1.5"
    >
      {preview.status === 'loading' ? (
        <Sum aria-label={t.common.loading}>
          {[22, 18].map((width) => (
            <SumLine key={width} label={<Skeleton width={width} />}>
              <Skeleton width={7} />
            </SumLine>
          ))}
          <SumLine total label={t.plan.dueNow}>
            <Skeleton width={7} />
          </SumLine>
        </Sum>
      ) : preview.amounts && hasFigures(preview.amounts) ? (
        <Figures amounts={preview.amounts} preview={preview} currency={currency} />
      ) : null}
      <Outlook preview={preview} picked={picked} currency={currency} />
      {preview.error && !preview.amounts && (
        <ProblemNote error={preview.error} status={preview.status} retry={preview.refetch} />
      )}
    </div>
  );
}

const hasFigures = (amounts: Amounts): boolean => amounts.prorations.length > 0 || amounts.subtotal_amount !== 0;

function Figures({
  amounts,
  preview,
  currency,
}: {
  amounts: Amounts;
  preview: ChangePreview;
  currency: string;
}): ReactElement {
  const { t, money } = useText();
  const write = (amount: number) => money(amount, currency);
  return (
    <Sum>
      {amounts.prorations.length > 0 ? (
        amounts.prorations.map(({ label, amount }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Polar repeats labels, and the order is the identity here
          <SumLine key={at} label={<LineLabel label={label} />}>
            {write(amount)}
          </SumLine>
        ))
      ) : (
        <SumLine label={t.plan.newPrice}>{write(amounts.subtotal_amount)}</SumLine>
      )}
      {amounts.discount_amount !== 0 && <SumLine label={t.plan.discount}>{write(-amounts.discount_amount)}</SumLine>}
      {amounts.tax_amount !== 0 && <SumLine label={t.plan.tax}>{write(amounts.tax_amount)}</SumLine>}
      {amounts.applied_balance_amount !== 0 && (
        <SumLine label={t.plan.credit}>{write(amounts.applied_balance_amount)}</SumLine>
      )}
      <SumLine total label={preview.timing === 'next_invoice' ? t.plan.dueLater : t.plan.dueNow}>
        {write(amounts.due_amount)}
      </SumLine>
    </Sum>
  );
}

/** When it takes effect and what is paid from then on. */
function Outlook({
  preview,
  picked,
  currency,
}: {
  preview: ChangePreview;
  picked: PlanChoice;
  currency: string;
}): ReactElement {
  const text = useText();
  const { t, date } = text;
  const { timing, appliesAt, amounts, status, error } = preview;
  if (status === 'loading') return <p className="fl:text-sm fl:text-mute">&nbsp;</p>;
  const lines = [
    timing === 'next_period' && (appliesAt ? t.plan.takesEffect(date(appliesAt, 'long')) : t.plan.takesEffectLater),
    timing === 'next_invoice' && t.plan.nothingDue,
    !amounts && !error && timing !== 'next_period' && t.plan.noFigures,
    amounts && amounts.total_amount < 0 && t.plan.creditLeft,
    timing === 'now' && picked.intervalChanges && t.plan.restarts,
    picked.price && t.plan.afterwards(priceWords(picked.price, currency, text)),
  ];
  return <p className="fl:text-sm fl:text-mute">{lines.filter(Boolean).join(' ')}</p>;
}

function priceWords(price: NonNullable<PlanChoice['price']>, currency: string, { t, money }: Text): string {
  const unit = intervalUnit(price.interval);
  const per = unit ? ` / ${t.subscription.per[unit](price.intervalCount ?? 1)}` : '';
  return `${money(price.amount, currency)}${per}${price.metered ? ` ${t.subscription.metered}` : ''}`;
}

/** The yes that is needed before money moves. A yes to one figure is none to another. */
export function ChangePlanConsent(): ReactElement | null {
  const { needsConsent, consent, setConsent, preview, subscription, state } = useChangePlanContext();
  const { t, money } = useText();
  if (!needsConsent || !preview || !subscription || preview.status === 'loading') return null;
  const words =
    preview.dueNow === null
      ? t.plan.consentUnknown
      : t.plan.consentAmount(money(preview.dueNow, subscription.currency));
  return (
    <Checkbox
      label={words}
      checked={consent}
      disabled={state === 'pending'}
      onChange={(event) => setConsent(event.target.checked)}
    />
  );
}
