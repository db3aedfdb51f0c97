import type { ReactElement } from 'react';
import { useFloe } from '../../react/floe-context.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
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
  const say = useSay();
  const { t } = words;
  if (!licenseKey) return null;
  const text = given ?? keyReply(licenseKey, now(), words);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say(t.licenseKey.replyCopied);
  };
  return (
    <Button look="quiet" className="fl:me-auto" onClick={() => (onInsertReply ? onInsertReply(text) : void copy())}>
      {onInsertReply ? t.licenseKey.insert : t.licenseKey.copyReply}
    </Button>
  );
}
