import type { ReactElement } from 'react';
import { DiscountPicker } from '../discounts/discount-picker.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { problemWords } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** What the team calls the link. */
export function LinkLabel(): ReactElement {
  const { form, set, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  return (
    <Field label={w.label} aside={w.labelAside} error={problems.label && problemWords(problems.label, w.problem)}>
      <Input
        value={form.label}
        disabled={readOnly}
        autoComplete="off"
        onChange={(event) => set({ label: event.target.value })}
      />
    </Field>
  );
}

/** The discount that buyers find applied. */
export function LinkDiscount(): ReactElement {
  const { form, discount, setDiscount, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  return (
    <DiscountPicker
      aside={w.discountAside}
      discount={discount}
      unknown={form.discount_id !== null && discount === null}
      onPick={readOnly ? null : setDiscount}
      error={problems.discount_id && problemWords(problems.discount_id, w.problem)}
    />
  );
}

/** What the checkout asks for and takes. */
export function LinkSwitches(): ReactElement {
  const { form, set, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  return (
    <div className="fl:grid fl:gap-2">
      <Checkbox
        label={w.codes}
        checked={form.allow_discount_codes}
        disabled={readOnly}
        onChange={(event) => set({ allow_discount_codes: event.target.checked })}
      />
      <Checkbox
        label={w.address}
        checked={form.require_billing_address}
        disabled={readOnly}
        onChange={(event) => set({ require_billing_address: event.target.checked })}
      />
    </div>
  );
}
