import { type DiscountFacts, type DiscountProblem, discountProblem } from './discount-fit.ts';

/** What an agent should know of a link before they share it; nothing of it keeps them from saving. */
export type LinkWarning =
  | { kind: 'archived'; product: string }
  | { kind: 'discount'; problem: DiscountProblem }
  | { kind: 'codes_hidden' }
  | { kind: 'same_label' };

interface WarnedLink {
  label: string;
  products: readonly { id: string; name: string; is_archived: boolean }[];
  discount: DiscountFacts | null;
  allowsCodes: boolean;
}

/**
 * What is odd about a link, most urgent first. `labels` are those of other links.
 *
 * A preset discount with codes switched off hides from the buyer that it did not apply; Polar shows no error there.
 */
export function linkWarnings(
  { label, products, discount, allowsCodes }: WarnedLink,
  { labels, currency, now }: { labels: readonly (string | null)[]; currency?: string | undefined; now: number },
): LinkWarning[] {
  const problem = discount && discountProblem(discount, { products: products.map(({ id }) => id), currency, now });
  const plain = label.trim().toLowerCase();
  return [
    ...products.flatMap(({ name, is_archived }) => (is_archived ? [{ kind: 'archived' as const, product: name }] : [])),
    ...(problem ? [{ kind: 'discount' as const, problem }] : []),
    ...(discount && !problem && !allowsCodes ? [{ kind: 'codes_hidden' as const }] : []),
    ...(plain && labels.some((other) => other?.trim().toLowerCase() === plain)
      ? [{ kind: 'same_label' as const }]
      : []),
  ];
}
