import { useState } from 'react';
import type { FloeError } from '../client/floe-error.ts';
import type { Checkout, Discount, Product, Subscription } from '../contract/operations.gen.ts';
import { ownedPlan } from '../domain/owned-plan.ts';
import { useIntent } from './use-intent.ts';
import { useSlice } from './use-slice.ts';
import { useViewer } from './use-viewer.ts';

/** What {@link useQuickCheckout} answers. */
export interface UseQuickCheckout {
  product: Product | null;
  pick: (product: Product | null) => void;
  discount: Discount | null;
  setDiscount: (discount: Discount | null) => void;
  /** The plan the customer runs already: changing it is better than a second one. */
  owned: Subscription | null;
  /** That plan is free, so the purchase takes its place. */
  replaces: boolean;
  /** Opens the checkout. Null until a product is picked, while it runs, and without the right. */
  create: (() => Promise<Checkout | undefined>) | null;
  /** The checkout; its address is for this customer alone: do not log it. */
  checkout: Checkout | null;
  pending: boolean;
  error: FloeError | null;
  reset: () => void;
}

/**
 * A checkout for the customer at hand: whoever pays, this customer gets it. It lasts a day.
 *
 * @example
 * const { pick, create, checkout } = useQuickCheckout();
 */
export function useQuickCheckout(): UseQuickCheckout {
  const [product, setProduct] = useState<Product | null>(null);
  const [discount, setDiscount] = useState<Discount | null>(null);
  const intent = useIntent<'checkouts.create'>();
  const viewer = useViewer();
  const subscriptions = useSlice('subscriptions.list', {}).data?.items ?? [];
  const owned = product ? ownedPlan(subscriptions, [product]) : null;
  const replaces = owned !== null && owned.amount === 0 && owned.product_id !== product?.id;
  const may = viewer?.permissions.includes('checkout_links:write') ?? true;
  const pending = intent.state === 'pending';
  const create = async () => {
    if (!product) return;
    if (intent.state === 'succeeded') intent.reset(); // asking again means another one
    return intent.run('checkouts.create', {
      products: [product.id],
      ...(discount ? { discount_id: discount.id } : {}),
      ...(owned && replaces ? { subscription_id: owned.id } : {}),
    });
  };
  return {
    product,
    pick: setProduct,
    discount,
    setDiscount,
    owned,
    replaces,
    create: product && may && !pending ? create : null,
    checkout: intent.result ?? null,
    pending,
    error: intent.error,
    reset: () => {
      intent.reset();
      setProduct(null);
      setDiscount(null);
    },
  };
}
