import type { Input } from '../client/operation.ts';
import type { CheckoutLink } from '../contract/operations.gen.ts';
import { type UsePages, usePages } from './use-pages.ts';

/** Which links, and how many a page. */
export interface CheckoutLinksFilter {
  /** Only links that sell this product. */
  productId?: string | undefined;
  /** @default '-created_at' */
  sort?: Input<'checkoutLinks.list'>['sort'];
  /** @default 20 */
  limit?: number | undefined;
}

/**
 * The links anybody can buy by, newest first. Agents only.
 *
 * @example
 * const { items, more } = useCheckoutLinks({ productId });
 */
export function useCheckoutLinks(filter: CheckoutLinksFilter = {}): UsePages<CheckoutLink> {
  const { productId, sort = '-created_at', limit = 20 } = filter;
  return usePages<CheckoutLink>('checkoutLinks.list', {
    ...(productId ? { product_id: productId } : {}),
    sort,
    limit,
  });
}
