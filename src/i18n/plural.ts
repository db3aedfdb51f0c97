import { kept } from '../domain/kept.ts';

const rules = kept((locale) => new Intl.PluralRules(locale));
const numbers = kept((locale) => new Intl.NumberFormat(locale));

/** Forms of a counted phrase; `#` stands for the number. `other` is always there. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Picks the form a locale uses for a number and puts the number in, in the locale's digits.
 *
 * @example
 * plural('en', 3, { one: '# seat', other: '# seats' }); // "3 seats"
 */
export function plural(locale: string, count: number, forms: PluralForms): string {
  return (forms[rules(locale).select(count)] ?? forms.other).replace('#', numbers(locale).format(count));
}
