import { type ReactElement, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { CheckIcon, CopyIcon } from './icons.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a text and says so. `label` names what is copied ("Copy customer id"). */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const toClipboard = useCopy();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    setCopied(await toClipboard(text, done));
  };
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={label}
      title={label}
      data-state={copied ? 'copied' : 'idle'}
      onClick={() => void copy()}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
    </Button>
  );
}
