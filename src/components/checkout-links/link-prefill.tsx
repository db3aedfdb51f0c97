import type { ReactElement } from 'react';
import type { CheckoutLink } from '../../contract/operations.gen.ts';
import type { Prefill } from '../../domain/prefill.ts';
import type { UsePrefilledLink } from '../../react/use-prefilled-link.ts';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { Note } from '../ui/note.tsx';
import { Select } from '../ui/select.tsx';
import { Disclosure } from './disclosure.tsx';
import { PrefillAmount } from './prefill-amount.tsx';
import { PrefillAnswers } from './prefill-answers.tsx';
import { useLinkText } from './use-link-text.ts';

/** The fields that are plain text. */
type TextField = Exclude<keyof Prefill, 'amount' | 'theme' | 'product_id' | 'custom_field_data' | 'embed_origin'>;
const CAMPAIGN = ['source', 'medium', 'campaign', 'content', 'term'] as const;

/** Props of {@link LinkPrefill}. */
export interface LinkPrefillProps {
  link: CheckoutLink;
  visit: UsePrefilledLink;
}

/** What one visit starts with. */
export function LinkPrefill({ link, visit }: LinkPrefillProps): ReactElement {
  const { prefill, set, personal } = visit;
  const { w } = useLinkText();
  const text = (field: TextField, label: string, type = 'text', hint?: string) => (
    <Field key={field} label={label} hint={hint}>
      <Input
        type={type}
        autoComplete="off"
        spellCheck={false}
        value={prefill[field] ?? ''}
        onChange={(event) => set({ [field]: event.target.value })}
      />
    </Field>
  );
  const theme = (value: string) => set({ theme: value === 'light' || value === 'dark' ? value : undefined });
  return (
    <div data-slot="link-prefill" className="fl:grid fl:gap-3.5">
      {link.products.length > 1 && (
        <Field label={w.preselect}>
          <Select value={prefill.product_id ?? ''} onChange={(event) => set({ product_id: event.target.value })}>
            <option value="">{w.first}</option>
            {link.products.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {text('customer_email', w.email, 'email')}
      {text('customer_name', w.name)}
      {personal.length > 0 && (
        <Note tone="warn">
          {w.personal} {prefill.customer_email && w.onlyFills}
        </Note>
      )}
      {link.allow_discount_codes && text('discount_code', w.code)}
      <PrefillAmount link={link} visit={visit} />
      {text('reference_id', w.reference)}
      <div className="fl:grid fl:grid-cols-2 fl:gap-2">
        {text('locale', w.locale, 'text', w.localeHint)}
        <Field label={w.theme}>
          <Select value={prefill.theme ?? ''} onChange={(event) => theme(event.target.value)}>
            <option value="">{w.asBrowser}</option>
            <option value="light">{w.themes.light}</option>
            <option value="dark">{w.themes.dark}</option>
          </Select>
        </Field>
      </div>
      <Disclosure label={w.campaign}>
        <div className="fl:grid fl:grid-cols-2 fl:gap-2">
          {CAMPAIGN.map((name) => text(`utm_${name}`, w.utm[name]))}
        </div>
      </Disclosure>
      <PrefillAnswers link={link} visit={visit} />
    </div>
  );
}
