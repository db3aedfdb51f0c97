import { kept } from '../domain/kept.ts';

const rules = kept<Intl.PluralRules>();
const numbers = kept<Intl.NumberFormat>();

/** Forms of a counted phrase; `#` stands for the number. `other` is always there. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Picks the form a locale uses for a number and puts the number in, in the locale's digits.
 *
 * @example
 * plural('en', 3, { one: '# seat', other: '# seats' }); // "3 seats"
 */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const rule = rules(locale, () => new Intl.PluralRules(locale)).select(count);
  const number = numbers(locale, () => new Intl.NumberFormat(locale)).format(count);
  return (forms[rule] ?? forms.other).replace('#', number);
}
