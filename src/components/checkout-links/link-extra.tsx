import { type ReactElement, useState } from 'react';
import type { TrialUnit } from '../../domain/checkout-link-form.ts';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Select } from '../ui/select.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { Disclosure } from './disclosure.tsx';
import { LinkMetadata } from './link-metadata.tsx';
import { problemWords } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** What most links leave as it is: seats, trial, pages, metadata. Open where something is set or wrong. */
export function LinkExtra(): ReactElement {
  const { form, problems } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const { seats, trial_interval_count, success_url, return_url, metadata } = problems;
  const isSet = [form.seats, form.trial_interval_count, form.success_url, form.return_url].some(Boolean);
  const [first] = useState(isSet || form.metadata.length > 0);
  const wrong = [seats, trial_interval_count, success_url, return_url, metadata].some(Boolean);
  return (
    <Disclosure label={w.extra} initially={first} forced={wrong}>
      <LinkSeats />
      <LinkTrial />
      <LinkPage field="success_url" />
      <LinkPage field="return_url" />
      <LinkMetadata />
    </Disclosure>
  );
}

/** A fixed number of seats. Only where every product is sold by seats. */
function LinkSeats(): ReactElement | null {
  const { form, set, seats, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  if (seats === null && form.seats === '') return null;
  const range = seats && seats !== 'none' ? w.seatsRange(seats.least, seats.most) : undefined;
  const wrong = problems.seats ?? (seats === 'none' ? 'no_overlap' : undefined);
  return (
    <Field label={w.seats} aside={w.seatsAside} hint={range} error={wrong && problemWords(wrong, w.problem)}>
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={form.seats}
        disabled={readOnly}
        onChange={(event) => set({ seats: event.target.value })}
      />
    </Field>
  );
}

/** A trial in place of the products' own. Only where one of them renews. */
function LinkTrial(): ReactElement | null {
  const { form, set, products, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const { trial_interval_count: problem } = problems;
  const units = Object.entries(w.units) as [TrialUnit, string][];
  if (!products.some(({ is_recurring }) => is_recurring) && form.trial_interval_count === '') return null;
  return (
    <Field label={w.trial} aside={w.trialAside} error={problem && problemWords(problem, w.problem)}>
      <div className="fl:grid fl:grid-cols-[1fr_1.3fr] fl:gap-2">
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={form.trial_interval_count}
          disabled={readOnly}
          onChange={(event) => set({ trial_interval_count: event.target.value })}
        />
        <Select
          id=""
          aria-label={w.trialUnit}
          value={form.trial_interval}
          disabled={readOnly}
          onChange={(event) =>
            set({ trial_interval: units.find(([unit]) => unit === event.target.value)?.[0] ?? 'day' })
          }
        >
          {units.map(([unit, label]) => (
            <option key={unit} value={unit}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    </Field>
  );
}

/** Where buyers go after paying, or back to without. */
function LinkPage({ field }: { field: 'success_url' | 'return_url' }): ReactElement {
  const { form, set, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const success = field === 'success_url';
  const problem = problems[field];
  return (
    <Field
      label={success ? w.success : w.back}
      hint={success ? w.successHint : undefined}
      error={problem && problemWords(problem, w.problem)}
    >
      <Input
        type="url"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        value={form[field]}
        disabled={readOnly}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </Field>
  );
}
