import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { CrossIcon } from '../ui/icons.tsx';
import { Input } from '../ui/input.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { problemWords } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** Names and values that go onto what is bought. */
export function LinkMetadata(): ReactElement | null {
  const { form, set, problems, readOnly } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const entries = form.metadata;
  const edit = (at: number, change: { key?: string; value?: string }) =>
    set({ metadata: entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry)) });
  return (
    <fieldset data-slot="link-metadata" data-state={problems.metadata ? 'invalid' : 'valid'}>
      <legend className="fl:mb-1.25 fl:text-sm fl:font-medium">{w.metadata}</legend>
      <div className="fl:grid fl:gap-1.5">
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be empty or twice while one types; the place is the identity
          <div key={at} className="fl:grid fl:grid-cols-[1fr_1.4fr_auto] fl:items-center fl:gap-1.5">
            <Input
              aria-label={w.key}
              placeholder={w.key}
              value={entry.key}
              disabled={readOnly}
              onChange={(event) => edit(at, { key: event.target.value })}
            />
            <Input
              aria-label={w.value}
              placeholder={w.value}
              value={entry.value}
              disabled={readOnly}
              onChange={(event) => edit(at, { value: event.target.value })}
            />
            {!readOnly && (
              <Button
                look="quiet"
                size="icon"
                aria-label={w.removeEntry(entry.key || String(at + 1))}
                onClick={() => set({ metadata: entries.filter((_, index) => index !== at) })}
              >
                <CrossIcon />
              </Button>
            )}
          </div>
        ))}
      </div>
      {problems.metadata && (
        <p data-slot="field-error" className="fl:mt-1 fl:text-xs fl:text-bad">
          {problemWords(problems.metadata, w.problem)}
        </p>
      )}
      {!readOnly && (
        <Button
          look="link"
          className="fl:-ms-1"
          disabled={entries.length >= 50}
          onClick={() => set({ metadata: [...entries, { key: '', value: '' }] })}
        >
          {w.addEntry}
        </Button>
      )}
      <p className="fl:text-xs fl:text-mute">{w.metadataHint}</p>
    </fieldset>
  );
}
