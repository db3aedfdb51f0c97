import { useSlice } from '../../react/use-slice.ts';
import { useText } from '../use-text.ts';

/** What to call the customer in a sentence: the first word of the name, else "Customer". */
export function useFirstName(): string {
  const { data } = useSlice('customer.get', {});
  const { t } = useText();
  return data?.name?.trim().split(/\s+/)[0] || t.panel.label;
}
