import { type ReactElement, useState } from 'react';
import { embedSnippet, reactSnippet } from '../../domain/checkout-snippets.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { part } from '../ui/part.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { LateLinkQr } from './late-link-qr.ts';
import { useLinkText } from './use-link-text.ts';

const Frame = part(
  'div',
  'link-output',
  'fl:flex fl:min-w-0 fl:items-start fl:gap-1 fl:rounded-[calc(var(--floe-radius)+2px)] fl:border fl:border-line2 fl:bg-sub fl:py-2 fl:ps-3 fl:pe-1.5',
);

type Form = 'link' | 'embed' | 'react' | 'qr';

/** Props of {@link LinkOutputs}. */
export interface LinkOutputsProps {
  url: string;
  /** Names the picture's file. */
  name: string;
  theme?: 'light' | 'dark' | undefined;
}

/** The address as it can be passed on: by itself, as code for a page, as a picture. It changes as one types. */
export function LinkOutputs({ url, name, theme }: LinkOutputsProps): ReactElement {
  const [form, setForm] = useState<Form>('link');
  const { w } = useLinkText();
  const look = { label: w.buy, theme };
  const code = form === 'embed' ? embedSnippet(url, look) : form === 'react' ? reactSnippet(url, look) : null;
  const options = [
    { value: 'link', label: w.url },
    { value: 'embed', label: w.embed },
    { value: 'react', label: w.react },
    { value: 'qr', label: w.qr },
  ] as const;
  return (
    <div className="fl:grid fl:min-w-0 fl:gap-2">
      <Segmented label={w.as} value={form} options={options} onChange={setForm} />
      {form === 'qr' ? (
        <LateLinkQr url={url} name={name} />
      ) : (
        <Frame data-state={form}>
          <code
            dir="ltr"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long piece of code scrolls, by keyboard too
            tabIndex={0}
            className={`fl:max-h-44 fl:min-w-0 fl:grow fl:overflow-auto fl:font-mono fl:text-xs ${code ? 'fl:whitespace-pre' : 'fl:break-all'}`}
          >
            {code ?? url}
          </code>
          <CopyButton text={code ?? url} label={code ? w.copyCode : w.copy} done={code ? w.codeCopied : w.copied} />
        </Frame>
      )}
    </div>
  );
}
