import { useState } from 'react';
import type { CheckoutLink } from '../contract/operations.gen.ts';
import { type Prefill, personalDataIn, prefilledUrl } from '../domain/prefill.ts';

/** What {@link usePrefilledLink} answers. */
export interface UsePrefilledLink {
  prefill: Prefill;
  set: (change: Partial<Prefill>) => void;
  /** The link's address with everything that is filled in; null until there is a link. */
  url: string | null;
  /** The fields that tell who somebody is; the address should then not be posted in public. */
  personal: ReturnType<typeof personalDataIn>;
  clear: () => void;
}

/**
 * What one visit of a link starts with, as part of its address. Nothing of it is saved or sent anywhere.
 *
 * @example
 * const { url, set } = usePrefilledLink(link);
 */
export function usePrefilledLink(link: Pick<CheckoutLink, 'url' | 'products'> | undefined): UsePrefilledLink {
  const [typed, type] = useState<Prefill>({});
  // A product that was taken off the link meanwhile would be passed over in silence.
  const known = link?.products.some(({ id }) => id === typed.product_id);
  const prefill = known ? typed : { ...typed, product_id: undefined };
  return {
    prefill,
    set: (change) => type((now) => ({ ...now, ...change })),
    url: link ? prefilledUrl(link.url, prefill) : null,
    personal: personalDataIn(prefill),
    clear: () => type({}),
  };
}
