import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseCheckoutLink, useCheckoutLink } from '../../react/use-checkout-link.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const CheckoutLinkContext = createContext<UseCheckoutLink | null>(null);

/** The link of the {@link CheckoutLinkRoot} above. */
export function useCheckoutLinkContext(): UseCheckoutLink {
  const context = useContext(CheckoutLinkContext);
  if (!context) throw new Error('Floe: CheckoutLink parts need a <CheckoutLink.Root> above them.');
  return context;
}

/** Holds one checkout link for the parts inside it; without an id a new one. */
export function CheckoutLinkRoot({
  checkoutLinkId,
  children,
}: {
  checkoutLinkId?: string | undefined;
  children: ReactNode;
}): ReactElement {
  return (
    <KitRoot>
      <CheckoutLinkContext.Provider value={useCheckoutLink(checkoutLinkId)}>{children}</CheckoutLinkContext.Provider>
    </KitRoot>
  );
}
