import type { ReactElement } from 'react';
import { useFloe } from '../../react/floe-context.ts';
import { Button } from '../ui/button.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';
import { useLicenseKeyContext } from './license-key-root.tsx';
import { keyReply } from './license-key-words.ts';

/** Puts a sentence about the key into the reply; where the host takes none, onto the clipboard. */
export function LicenseKeyReply({
  onInsertReply,
  text: given,
}: {
  onInsertReply: ((text: string) => void) | undefined;
  /** @default how the key stands, without the key itself */
  text?: string | undefined;
}): ReactElement | null {
  const { licenseKey } = useLicenseKeyContext();
  const { now } = useFloe();
  const words = useText();
  const copy = useCopy();
  const { t } = words;
  if (!licenseKey) return null;
  const text = given ?? keyReply(licenseKey, now(), words);
  return (
    <Button
      look="quiet"
      className="fl:me-auto"
      onClick={() => (onInsertReply ? onInsertReply(text) : void copy(text, t.licenseKey.replyCopied))}
    >
      {onInsertReply ? t.licenseKey.insert : t.licenseKey.copyReply}
    </Button>
  );
}
