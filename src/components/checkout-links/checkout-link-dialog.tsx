import { type ReactElement, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CheckoutLinkRoot, useCheckoutLinkContext } from './checkout-link-root.tsx';
import { LinkDelete, LinkGone } from './link-delete.tsx';
import { LinkForm } from './link-form.tsx';
import { LinkShare } from './link-share.tsx';
import { linkName } from './link-words.ts';
import { useLinkText } from './use-link-text.ts';

/** Props of {@link CheckoutLinkDialog}. */
export interface CheckoutLinkDialogProps {
  /** @default a new link */
  checkoutLinkId?: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is shown first. @default 'settings' */
  first?: 'settings' | 'share' | undefined;
  /** A new link was made. */
  onMade?: (() => void) | undefined;
  /** Offers a sentence with the link for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/**
 * One checkout link: what it sells and how, and the ways to pass it on.
 *
 * @example
 * <CheckoutLinkDialog checkoutLinkId={link.id} open={open} onOpenChange={setOpen} />
 */
export function CheckoutLinkDialog({ checkoutLinkId, ...dialog }: CheckoutLinkDialogProps): ReactElement {
  return (
    <CheckoutLinkRoot checkoutLinkId={checkoutLinkId}>
      <Frame {...dialog} />
    </CheckoutLinkRoot>
  );
}

type Step = 'settings' | 'share' | 'delete';

function Frame(props: Omit<CheckoutLinkDialogProps, 'checkoutLinkId'>): ReactElement {
  const { open, onOpenChange, first = 'settings', onMade, onInsertReply } = props;
  const { link, phase, status, error, refetch, dirty } = useCheckoutLinkContext();
  const { w } = useLinkText();
  const [chosen, setStep] = useState<Step>(first);
  const step: Step = link ? chosen : 'settings';
  const close = () => onOpenChange(false);
  const made = () => {
    setStep('share');
    onMade?.();
  };
  const waiting = status === 'loading';
  const broken = error !== null && !link && phase !== 'deleted';
  const tabs = [
    { value: 'settings', label: w.settings },
    { value: 'share', label: w.share },
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      locked={phase === 'saving' || phase === 'deleting'}
      title={step === 'delete' ? w.deleteTitle : link ? linkName(link, w) : waiting || broken ? w.url : w.titleNew}
      subtitle={dirty && step === 'share' ? w.unsaved : undefined}
    >
      {link && phase !== 'deleted' && step !== 'delete' && (
        <Segmented label={w.title} value={step} options={tabs} onChange={setStep} className="fl:mx-5 fl:mt-2.5" />
      )}
      {phase === 'deleted' ? (
        <LinkGone close={close} />
      ) : waiting || broken ? (
        <Waiting close={close}>{broken && <ProblemNote error={error} status={status} retry={refetch} />}</Waiting>
      ) : step === 'delete' ? (
        <LinkDelete back={() => setStep('settings')} />
      ) : step === 'share' && link ? (
        <LinkShare link={link} close={close} onInsertReply={onInsertReply} />
      ) : (
        <LinkForm close={close} onMade={made} onDelete={() => setStep('delete')} />
      )}
    </Dialog>
  );
}

function Waiting({ close, children }: { close: () => void; children: ReactElement | false }): ReactElement {
  const { t } = useLinkText();
  return (
    <>
      <DialogBody aria-busy={!children || undefined}>
        {children || (
          <div
            role="status"
            aria-label={t.common.loading}
            className="fl:grid fl:h-60 fl:content-start fl:gap-4 fl:pt-2"
          >
            {[22, 30, 18].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        )}
      </DialogBody>
      <DialogFooter>
        <Button size="md" onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
