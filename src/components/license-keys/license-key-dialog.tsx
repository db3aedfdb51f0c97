import { type ReactElement, useState } from 'react';
import { maskedKey } from '../../domain/license-key-status.ts';
import { useTrail } from '../../react/use-trail.ts';
import { ticketName } from '../trail/ticket-name.ts';
import { Chip } from '../ui/chip.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useText } from '../use-text.ts';
import { LicenseKeyConfirm } from './license-key-confirm.tsx';
import { LicenseKeyEdit } from './license-key-edit.tsx';
import { LicenseKeyLook } from './license-key-look.tsx';
import { LicenseKeyRoot, useLicenseKeyContext } from './license-key-root.tsx';
import { LicenseKeyRotated } from './license-key-rotated.tsx';

/** Props of {@link LicenseKeyDialog}. */
export interface LicenseKeyDialogProps {
  licenseKeyId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Offers a sentence about the key for the reply. */
  onInsertReply?: ((text: string) => void) | undefined;
}

/** What the dialog shows: the key, its limits to edit, a question before something that cannot be undone, a new key. */
export type LicenseKeyStep = 'look' | 'edit' | 'rotate' | 'revoke' | 'enable' | 'rotated';

/**
 * One license key: how it stands, where it is in use, and what the viewer may do to it.
 *
 * @example
 * <LicenseKeyDialog licenseKeyId={key.id} open={open} onOpenChange={setOpen} />
 */
export function LicenseKeyDialog({ licenseKeyId, ...dialog }: LicenseKeyDialogProps): ReactElement {
  return (
    <LicenseKeyRoot licenseKeyId={licenseKeyId}>
      <Frame {...dialog} />
    </LicenseKeyRoot>
  );
}

function Frame({ open, onOpenChange, onInsertReply }: Omit<LicenseKeyDialogProps, 'licenseKeyId'>): ReactElement {
  const { licenseKey, action } = useLicenseKeyContext();
  const { ticket } = useTrail();
  const { t } = useText();
  const [step, setStep] = useState<LicenseKeyStep>('look');
  const go = (next: LicenseKeyStep) => {
    if (action.state !== 'lost') action.reset();
    setStep(next);
  };
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) go('look');
  };
  const title = {
    look: licenseKey?.benefit?.description ?? t.licenseKey.one,
    edit: t.licenseKey.edit,
    rotate: t.licenseKey.rotateTitle,
    rotated: t.licenseKey.rotated,
    revoke: t.licenseKey.revokeTitle,
    enable: t.licenseKey.enableTitle,
  }[step];
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      locked={action.state === 'pending'}
      title={title}
      subtitle={
        licenseKey && step !== 'look' && step !== 'rotated' ? (
          <bdi dir="ltr" className="fl:font-mono fl:text-xs">
            {maskedKey(licenseKey)}
          </bdi>
        ) : undefined
      }
      aside={
        ticket && <Chip className="fl:mt-1 fl:max-w-32 fl:overflow-hidden fl:text-ellipsis">{ticketName(ticket)}</Chip>
      }
    >
      {step === 'look' && <LicenseKeyLook go={go} close={() => change(false)} onInsertReply={onInsertReply} />}
      {step === 'edit' && <LicenseKeyEdit done={() => go('look')} />}
      {step === 'rotated' && <LicenseKeyRotated close={() => change(false)} onInsertReply={onInsertReply} />}
      {(step === 'rotate' || step === 'revoke' || step === 'enable') && <LicenseKeyConfirm step={step} go={go} />}
    </Dialog>
  );
}
