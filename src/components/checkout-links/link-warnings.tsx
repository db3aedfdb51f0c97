import type { ReactElement } from 'react';
import { Note } from '../ui/note.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { useLinkText } from './use-link-text.ts';

/** What is odd about the link, beside the form that made it so. Nothing where nothing is. */
export function LinkWarnings(): ReactElement {
  const { warnings } = useCheckoutLinkContext();
  const { w } = useLinkText();
  return (
    <>
      {warnings.map((warning) => {
        const words =
          warning.kind === 'archived'
            ? w.warning.archived(warning.product)
            : w.warning[warning.kind === 'discount' ? warning.problem : warning.kind];
        return (
          <Note key={words} tone="warn">
            {words}
          </Note>
        );
      })}
    </>
  );
}
