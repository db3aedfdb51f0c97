import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useLinkText } from './use-link-text.ts';

/** Puts a sentence with the link into the reply; where the host takes none, onto the clipboard. */
export function LinkReply({
  text,
  onInsertReply,
}: {
  text: string;
  onInsertReply?: ((text: string) => void) | undefined;
}): ReactElement {
  const { w } = useLinkText();
  const copy = useCopy();
  return (
    <Button
      look="quiet"
      className="fl:me-auto"
      onClick={() => (onInsertReply ? onInsertReply(text) : void copy(text, w.replyCopied))}
    >
      {onInsertReply ? w.insert : w.copyReply}
    </Button>
  );
}
