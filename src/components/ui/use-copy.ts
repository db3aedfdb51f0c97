import { useText } from '../use-text.ts';
import { useSay } from './live-region.tsx';

/**
 * Copies a text and says so. Frames of helpdesks often forbid the clipboard; there the older way is tried, and where that
 * fails too it is said, and answered with false.
 */
export function useCopy(): (text: string, said: string) => Promise<boolean> {
  const say = useSay();
  const { t } = useText();
  return async (text, said) => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => copyBySelection(text),
    );
    say(copied ? said : t.common.notCopied);
    return copied;
  };
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  // Beside what has the focus, so that a dialog's trap lets it be selected.
  (before?.parentElement ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return copied;
}
