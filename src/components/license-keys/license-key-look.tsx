import type { ReactElement } from 'react';
import { useViewerKind } from '../../react/use-viewer.ts';
import { Button } from '../ui/button.tsx';
import { DialogBody, DialogFooter } from '../ui/dialog.tsx';
import { useSay } from '../ui/live-region.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { useText } from '../use-text.ts';
import { LicenseKeyDevices } from './license-key-devices.tsx';
import type { LicenseKeyStep } from './license-key-dialog.tsx';
import { LicenseKeyFacts } from './license-key-facts.tsx';
import { LicenseKeyReply } from './license-key-reply.tsx';
import { useLicenseKeyContext } from './license-key-root.tsx';
import { LicenseKeySecret } from './license-key-secret.tsx';

const Bar = part('div', 'license-key-actions', 'fl:flex fl:flex-wrap fl:gap-x-1.5 fl:gap-y-2 fl:empty:hidden');

/** Props of {@link LicenseKeyLook}. */
export interface LicenseKeyLookProps {
  go: (step: LicenseKeyStep) => void;
  close: () => void;
  onInsertReply: ((text: string) => void) | undefined;
}

/** The key and all there is to know about it, with what can be done. */
export function LicenseKeyLook({ go, close, onInsertReply }: LicenseKeyLookProps): ReactElement {
  const { licenseKey, status, error, refetch, reasons } = useLicenseKeyContext();
  const kind = useViewerKind();
  const { t } = useText();
  return (
    <>
      <DialogBody aria-busy={status === 'loading' || undefined}>
        {licenseKey || status === 'loading' ? (
          <>
            <LicenseKeySecret />
            <LicenseKeyFacts />
            <LicenseKeyDevices />
            <LicenseKeyActions go={go} />
            {reasons?.rotate === 'not_served' && <p className="fl:text-xs fl:text-mute">{t.licenseKey.notServed}</p>}
          </>
        ) : (
          <ProblemNote error={error} status={status} retry={refetch} />
        )}
      </DialogBody>
      <DialogFooter>
        {licenseKey && kind !== 'customer' && <LicenseKeyReply onInsertReply={onInsertReply} />}
        <Button size="md" data-autofocus="" onClick={close}>
          {t.common.close}
        </Button>
      </DialogFooter>
    </>
  );
}

/** What can be done now. Turning a key off and on is one press, as each takes the other back; the rest asks first. */
export function LicenseKeyActions({ go }: Pick<LicenseKeyLookProps, 'go'>): ReactElement {
  const { licenseKey, rotate, enable, disable, revoke, save, action } = useLicenseKeyContext();
  const { t } = useText();
  const say = useSay();
  const busy = action.state === 'pending' && action.name === 'licenseKeys.update';
  const turn = async (run: NonNullable<typeof enable>, done: string) => {
    if (await run()) say(done);
  };
  const gone = licenseKey?.status === 'revoked';
  return (
    <>
      <Bar>
        {enable && (
          <Button
            look="primary"
            busy={busy}
            onClick={() => (gone ? go('enable') : void turn(enable, t.licenseKey.done.enable))}
          >
            {gone ? t.licenseKey.enableSubmit : t.licenseKey.enable}
          </Button>
        )}
        {rotate && <Button onClick={() => go('rotate')}>{t.licenseKey.rotate}</Button>}
        {save && <Button onClick={() => go('edit')}>{t.licenseKey.edit}</Button>}
        {disable && (
          <Button busy={busy} onClick={() => void turn(disable, t.licenseKey.done.disable)}>
            {t.licenseKey.disable}
          </Button>
        )}
        {revoke && (
          <Button look="quiet" onClick={() => go('revoke')}>
            {t.licenseKey.revoke}
          </Button>
        )}
      </Bar>
      {action.error && action.name === 'licenseKeys.update' && <ProblemNote alert error={action.error} />}
    </>
  );
}
