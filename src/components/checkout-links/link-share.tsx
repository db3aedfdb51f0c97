import type { ReactElement } from 'react';
import type { CheckoutLink } from '../../contract/operations.gen.ts';
import { usePrefilledLink } from '../../react/use-prefilled-link.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Disclosure } from './disclosure.tsx';
import { LinkOutputs } from './link-outputs.tsx';
import { LinkPrefill } from './link-prefill.tsx';
import { LinkReply } from './link-reply.tsx';
import { LinkWarnings } from './link-warnings.tsx';
import { linkName } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link LinkShare}. */
export interface LinkShareProps {
  link: CheckoutLink;
  close: () => void;
  onInsertReply?: ((text: string) => void) | undefined;
}

/** The link to pass on, with what this one visit starts with; the address follows every key. */
export function LinkShare({ link, close, onInsertReply }: LinkShareProps): ReactElement {
  const visit = usePrefilledLink(link);
  const { t, w } = useLinkText();
  const url = visit.url ?? link.url;
  const what = link.products.map(({ name }) => name).join(', ');
  return (
    <>
      <DialogBody>
        <LinkWarnings />
        <LinkOutputs url={url} name={linkName(link, w)} theme={visit.prefill.theme} />
        <Disclosure label={w.fill}>
          <p className="fl:-mt-2.5 fl:text-xs fl:text-mute">{w.fillHint}</p>
          <LinkPrefill link={link} visit={visit} />
        </Disclosure>
      </DialogBody>
      <DialogFooter>
        <LinkReply text={w.reply(what, url)} onInsertReply={onInsertReply} />
        <Button size="md" onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
