import type { ReactElement } from 'react';
import type { PlanTerm } from '../../domain/plan-terms.ts';
import { planTerms } from '../../i18n/en/plan-terms.ts';
import { type UsePlanTerms, usePlanTerms } from '../../react/use-plan-terms.ts';
import { DiscountPicker } from '../discounts/discount-picker.tsx';
import type { SubscriptionDialogProps } from '../subscription-controls/subscription-dialogs.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';
import { PlanTermsDay } from './plan-terms-day.tsx';

/** One term of a plan at a time, as Polar takes them; what charges at once says how much on its button. */
export function PlanTermsDialog({ subscriptionId, open, onOpenChange }: SubscriptionDialogProps): ReactElement {
  const terms = usePlanTerms(subscriptionId, open);
  const { t } = useText();
  const w = useWords('planTerms', planTerms);
  const { subscription, reasons, term, state } = terms;
  const names = Object.entries(w.terms) as [PlanTerm, string][];
  const reason = reasons?.[term];
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next && state !== 'lost') terms.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={state === 'pending'}
      title={w.title(subscription?.product?.name ?? t.subscription.plan)}
    >
      <DialogBody>
        <MovedNote review={terms.review} />
        <Segmented
          label={w.what}
          value={term}
          options={names.map(([value, label]) => ({ value, label }))}
          onChange={terms.setTerm}
          disabled={state === 'pending'}
        />
        {reason ? <Note>{w.notNow[reason]}</Note> : <Term terms={terms} />}
        {terms.error && <ProblemNote alert error={terms.error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" disabled={state === 'pending'} onClick={() => change(false)}>
          {t.common.close}
        </Button>
        <Submit terms={terms} close={() => change(false)} />
      </DialogFooter>
    </Dialog>
  );
}

function Term({ terms }: { terms: UsePlanTerms }): ReactElement {
  const w = useWords('planTerms', planTerms);
  const { term, discount, discountProblem: problem, setDiscount, state } = terms;
  if (term !== 'discount') return <PlanTermsDay terms={terms} />;
  return (
    <DiscountPicker
      discount={discount}
      onPick={state === 'pending' ? null : setDiscount}
      error={problem ? w.problem[problem] : undefined}
      aside={w.fromNext}
    />
  );
}

function Submit({ terms, close }: { terms: UsePlanTerms; close: () => void }): ReactElement {
  const { subscription, run, state, endsTrial, due } = terms;
  const { money } = useText();
  const w = useWords('planTerms', planTerms);
  const say = useSay();
  const press = async () => {
    if (!(await run?.())) return;
    say(w.done);
    close();
  };
  const busy = state === 'pending';
  return (
    <Button
      size="md"
      look={endsTrial ? 'danger' : 'primary'}
      busy={busy}
      disabled={!run && !busy}
      onClick={() => void press()}
    >
      {endsTrial ? w.submitEnd(due !== null && subscription ? money(due, subscription.currency) : null) : w.submit}
    </Button>
  );
}
