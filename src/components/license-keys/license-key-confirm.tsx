import type { ReactElement } from 'react';
import { maskedKey } from '../../domain/license-key-status.ts';
import { useMoved } from '../../react/use-moved.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { MovedNote } from '../ui/moved-note.tsx';
import { Note } from '../ui/note.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import type { LicenseKeyStep } from './license-key-dialog.tsx';
import { useLicenseKeyContext } from './license-key-root.tsx';

/** Says what follows, and asks. Focus starts on the way back. */
export function LicenseKeyConfirm({
  step,
  go,
}: {
  step: 'rotate' | 'revoke' | 'enable';
  go: (step: LicenseKeyStep) => void;
}): ReactElement {
  const context = useLicenseKeyContext();
  const { t } = useText();
  const { action, reasons, licenseKey: key } = context;
  const review = useMoved(action.state === 'idle' ? step : null, key && key.status + maskedKey(key));
  const run = context[step];
  const busy = action.state === 'pending';
  const words = {
    rotate: [t.licenseKey.rotateText, t.licenseKey.rotateSubmit],
    revoke: [t.licenseKey.revokeText, t.licenseKey.revokeSubmit],
    enable: [t.licenseKey.enableText, t.licenseKey.enableSubmit],
  }[step];
  const press = async () => {
    if (await run?.()) go(step === 'rotate' ? 'rotated' : 'look');
  };
  const unserved = step === 'rotate' && reasons?.rotate === 'not_served';
  return (
    <>
      <DialogBody>
        {unserved ? (
          <Note alert>{t.licenseKey.notServed}</Note>
        ) : (
          <>
            <MovedNote review={review} />
            <Note tone={step === 'enable' ? 'info' : 'warn'}>{words[0]}</Note>
            {action.error && <ProblemNote alert error={action.error} />}
          </>
        )}
      </DialogBody>
      <DialogFooter>
        <Button size="md" autoFocus disabled={busy} onClick={() => go('look')}>
          {t.common.back}
        </Button>
        {!unserved && (
          <Button
            size="md"
            look={step === 'enable' ? 'primary' : 'danger'}
            busy={busy}
            disabled={(!run || !!review) && !busy}
            onClick={() => void press()}
          >
            {words[1]}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
