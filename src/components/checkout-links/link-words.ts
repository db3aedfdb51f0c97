import type { Product } from '../../contract/operations.gen.ts';
import { type ListPrice, planPrice } from '../../domain/plan-price.ts';
import type { LinkText } from './use-link-text.ts';

/** What a link is called: its label, else what it sells. */
export function linkName(
  { label, products }: { label: string | null; products: readonly Product[] },
  w: LinkText['w'],
): string {
  return label || w.unlabeled(products[0]?.name ?? w.title, products.length - 1);
}

/** The list price of a product in its first currency; null where it has none figure to show. */
export function listPrice(product: Product, seats = 1): ListPrice | null {
  const currency = product.prices?.find(({ is_archived }) => !is_archived)?.price_currency;
  return currency ? planPrice(product, currency, seats) : null;
}

/** The words for a problem; one the server names later is said plainly. */
export function problemWords(problem: string, words: Readonly<Record<string, string>>): string {
  return words[problem] ?? words.other ?? problem;
}
