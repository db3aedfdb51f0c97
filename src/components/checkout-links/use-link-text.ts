import { checkoutLink } from '../../i18n/en/checkout-link.ts';
import type { LateCatalogue } from '../../i18n/late.ts';
import { type Text, useText } from '../use-text.ts';
import { useWords } from '../use-words.ts';

/** Words of every screen, and of checkout links as `w`. */
export interface LinkText extends Text {
  w: LateCatalogue['checkoutLink'];
}

/** What the parts of a checkout link write with. */
export function useLinkText(): LinkText {
  const text = useText();
  const w = useWords('checkoutLink', checkoutLink);
  return { ...text, w };
}
