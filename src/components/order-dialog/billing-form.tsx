import { type ReactElement, useState } from 'react';
import { useFloe } from '../../react/floe-context.ts';
import type { FloeError } from '../../react/query-state.ts';
import type { InvoiceDetails, UseInvoice } from '../../react/use-invoice.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';

/** Props of {@link BillingForm}. */
export interface BillingFormProps {
  details: InvoiceDetails;
  error: FloeError | null;
  busy: boolean;
  /** There is no invoice yet. */
  first: boolean;
  /** Null: this viewer may not change them. */
  save: UseInvoice['save'];
  back: () => void;
  /** What the press says. @default it makes the invoice */
  submit?: string | undefined;
}

const PLACES = ['line1', 'line2', 'postal_code', 'city', 'state', 'country'] as const;
type Name = 'name' | (typeof PLACES)[number];
const NEEDED: readonly Name[] = ['name', 'line1', 'city', 'country'];
/** Two of these stand beside each other. */
const PAIRED: readonly Name[] = ['postal_code', 'city', 'state', 'country'];
/** Autofill's names, so that a browser can help. */
const FILLS: Record<Name, string> = {
  name: 'billing name',
  line1: 'billing address-line1',
  line2: 'billing address-line2',
  postal_code: 'billing postal-code',
  city: 'billing address-level2',
  state: 'billing address-level1',
  country: 'billing country',
};

/** Who is billed, in place of a dialog's body. Country and state stay once the tax was reckoned from them, and say so. */
export function BillingForm({
  details,
  error,
  busy,
  first,
  save,
  back,
  submit: words,
}: BillingFormProps): ReactElement {
  const { t } = useText();
  const { locale } = useFloe();
  const [form, setForm] = useState<Record<Name, string>>(() => {
    const from = (name: (typeof PLACES)[number]) => details.billing_address?.[name] ?? '';
    return {
      name: details.billing_name ?? '',
      line1: from('line1'),
      line2: from('line2'),
      postal_code: from('postal_code'),
      city: from('city'),
      state: from('state'),
      country: from('country'),
    };
  });
  const [pressed, setPressed] = useState(false);
  const isLocked = (name: Name) => details.locked.some((field) => field === name) && form[name] !== '';
  const problemOf = (name: Name): string | undefined => {
    const told = error?.fields.some(
      ({ path }) => path === (name === 'name' ? 'billing_name' : `billing_address.${name}`),
    );
    if (told) return isLocked(name) ? t.invoice.locked : t.problem.codes.invalid_input;
    if (pressed && NEEDED.includes(name) && !form[name].trim()) return t.invoice.required;
    return pressed && name === 'country' && !/^[a-z]{2}$/i.test(form.country.trim())
      ? t.invoice.countryHint
      : undefined;
  };
  const names: readonly Name[] = ['name', ...PLACES];
  const submit = () => {
    setPressed(true);
    const missing = NEEDED.some((name) => !form[name].trim()) || !/^[a-z]{2}$/i.test(form.country.trim());
    if (missing || !save) return;
    const place = Object.fromEntries(PLACES.map((name) => [name, form[name].trim() || null]));
    void save({
      billing_name: form.name.trim(),
      billing_address: { ...place, country: form.country.trim().toUpperCase() },
    });
  };
  return (
    <form
      noValidate
      className="fl:contents"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <DialogBody>
        <div data-slot="billing-form" className="fl:grid fl:grid-cols-[1.2fr_1fr] fl:gap-x-2.5 fl:gap-y-3">
          {first && <p className="fl:col-span-2 fl:text-sm fl:text-mute">{t.invoice.needs}</p>}
          {names.map((name, at) => (
            <Field
              key={name}
              className={PAIRED.includes(name) ? undefined : 'fl:col-span-2'}
              label={t.invoice[name]}
              aside={NEEDED.includes(name) ? undefined : t.invoice.optional}
              hint={
                isLocked(name)
                  ? t.invoice.locked
                  : name === 'country'
                    ? (nameOf(form.country, locale) ?? t.invoice.countryHint)
                    : undefined
              }
              error={problemOf(name)}
            >
              <Input
                value={form[name]}
                autoComplete={FILLS[name]}
                autoFocus={at === 0}
                disabled={busy || (!save && !busy)}
                readOnly={isLocked(name)}
                maxLength={name === 'country' ? 2 : 256}
                onChange={(event) => setForm({ ...form, [name]: event.target.value })}
              />
            </Field>
          ))}
          {error && error.fields.length === 0 && <ProblemNote alert error={error} className="fl:col-span-2" />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button size="md" disabled={busy} onClick={back}>
          {t.common.back}
        </Button>
        <Button type="submit" size="md" look="primary" busy={busy} disabled={!save && !busy}>
          {words ?? t.invoice.submit}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** The country's name in the reader's language. */
function nameOf(code: string, locale: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return undefined;
  const name = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }).of(code.toUpperCase());
  return name || undefined;
}
