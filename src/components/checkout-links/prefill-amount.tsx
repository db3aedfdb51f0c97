import { type ReactElement, useState } from 'react';
import { parseMoney } from '../../domain/parse-money.ts';
import { useFloe } from '../../react/floe-context.ts';
import { Field } from '../ui/field.tsx';
import { MoneyInput } from '../ui/money-input.tsx';
import type { LinkPrefillProps } from './link-prefill.tsx';
import { useLinkText } from './use-link-text.ts';

/** What a buyer's own price starts from. Only where the visit's product lets buyers name it. */
export function PrefillAmount({ link, visit }: LinkPrefillProps): ReactElement | null {
  const { locale } = useFloe();
  const { t, w } = useLinkText();
  const [typed, type] = useState('');
  const product = link.products.find(({ id }) => id === visit.prefill.product_id) ?? link.products[0];
  const price = product?.prices?.find(({ is_archived, amount_type }) => !is_archived && amount_type === 'custom');
  const currency = price?.price_currency;
  if (!currency) return null;
  const parsed = parseMoney(typed, { currency, locale });
  const change = (text: string) => {
    type(text);
    const amount = parseMoney(text, { currency, locale });
    visit.set({ amount: amount.ok ? amount.amount : undefined });
  };
  return (
    <Field label={w.amount} error={!parsed.ok && parsed.problem !== 'empty' && t.refund.blocked[parsed.problem]}>
      <MoneyInput currency={currency} value={typed} onChange={change} />
    </Field>
  );
}
