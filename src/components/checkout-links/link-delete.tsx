import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useCheckoutLinkContext } from './checkout-link-root.tsx';
import { useLinkText } from './use-link-text.ts';

/** Says what follows, and asks. Focus starts on the way back. */
export function LinkDelete({ back }: { back: () => void }): ReactElement {
  const { remove, phase, action } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const busy = phase === 'deleting';
  return (
    <>
      <DialogBody>
        <Note tone="warn">{w.deleteText}</Note>
        {action.name === 'checkoutLinks.delete' && action.error && <ProblemNote alert error={action.error} />}
      </DialogBody>
      <DialogFooter>
        <Button size="md" autoFocus disabled={busy} onClick={back}>
          {w.keep}
        </Button>
        <Button size="md" look="danger" busy={busy} disabled={!remove && !busy} onClick={() => void remove?.()}>
          {w.deleteSubmit}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The link is gone, by this press or by somebody else's. */
export function LinkGone({ close }: { close: () => void }): ReactElement {
  const { t, w } = useLinkText();
  return (
    <>
      <DialogBody>
        <div role="status">
          <b>{w.gone}</b>
          <p className="fl:text-sm fl:text-mute">{w.goneHint}</p>
        </div>
      </DialogBody>
      <DialogFooter>
        <Button size="md" look="primary" autoFocus onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
