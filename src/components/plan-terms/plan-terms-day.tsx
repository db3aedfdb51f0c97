import type { ReactElement } from 'react';
import { planTerms } from '../../i18n/en/plan-terms.ts';
import type { UsePlanTerms } from '../../react/use-plan-terms.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

const DAY = 86_400_000;

/** The day a trial or the running period is to end; a running trial can be ended at once instead. */
export function PlanTermsDay({ terms }: { terms: UsePlanTerms }): ReactElement {
  const { term, day, setDay, after, tooEarly, setEndsTrial, endsTrial, state } = terms;
  const { date } = useText();
  const w = useWords('planTerms', planTerms);
  const trial = term === 'trial';
  const busy = state === 'pending';
  return (
    <>
      {trial && setEndsTrial && (
        <Checkbox
          label={w.endTrial}
          hint={w.endTrialHint}
          checked={endsTrial}
          disabled={busy}
          onChange={(event) => setEndsTrial(event.target.checked)}
        />
      )}
      {!endsTrial && (
        <Field
          label={trial ? w.trialUntil : w.periodUntil}
          hint={trial ? (setEndsTrial ? w.trialHint : w.trialAgain) : w.periodHint}
          error={tooEarly ? w.tooEarly(date(after, 'long')) : undefined}
        >
          <Input
            type="date"
            min={new Date(Date.parse(after) + DAY).toISOString().slice(0, 10)}
            value={day}
            disabled={busy}
            onChange={(event) => setDay(event.target.value)}
          />
        </Field>
      )}
    </>
  );
}
