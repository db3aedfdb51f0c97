import type { ReactElement } from 'react';
import { useViewerKind } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useText } from '../use-text.ts';
import type { LicenseKeyLookProps } from './license-key-look.tsx';
import { LicenseKeyReply } from './license-key-reply.tsx';
import { useLicenseKeyContext } from './license-key-root.tsx';
import { LicenseKeySecret } from './license-key-secret.tsx';

/** The new key, in full, once. */
export function LicenseKeyRotated({ close, onInsertReply }: Omit<LicenseKeyLookProps, 'go'>): ReactElement {
  const { licenseKey } = useLicenseKeyContext();
  const kind = useViewerKind();
  const { t } = useText();
  return (
    <>
      <DialogBody>
        <LicenseKeySecret fresh />
        <p role="status" className="fl:text-sm fl:text-mute">
          {t.licenseKey.rotatedHint}
        </p>
      </DialogBody>
      <DialogFooter>
        {licenseKey && kind !== 'customer' && (
          <LicenseKeyReply onInsertReply={onInsertReply} text={t.licenseKey.replyRotated(licenseKey.key)} />
        )}
        <Button size="md" look="primary" autoFocus onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}
