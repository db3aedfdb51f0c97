export { CheckoutLinkRoot as Root, useCheckoutLinkContext as useContext } from './checkout-link-root.tsx';
export { LinkExtra as Extra } from './link-extra.tsx';
export { LinkOutputs as Outputs } from './link-outputs.tsx';
export { LinkPreview as Preview } from './link-preview.tsx';
export { LinkProducts as Products } from './link-products.tsx';
export { LinkDiscount as Discount, LinkLabel as Label, LinkSwitches as Switches } from './link-settings.tsx';
export { LinkWarnings as Warnings } from './link-warnings.tsx';
