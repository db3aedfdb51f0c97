import type { ReactElement } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { maskedKey } from '../../domain/license-key-status.ts';
import { useFloe } from '../../react/floe-context.ts';
import { Button } from '../ui/button.tsx';
import { Row, RowEnd, RowMeta } from '../ui/row.tsx';
import { useText } from '../use-text.ts';
import { LateLicenseKeyDialog } from './late-license-key-dialog.ts';
import { LicenseKeyPill } from './license-key-pill.tsx';
import { LicenseKeyText } from './license-key-text.tsx';
import { keyAbout } from './license-key-words.ts';

/** Props of {@link LicenseKeyRow}. */
export interface LicenseKeyRowProps {
  licenseKey: LicenseKey;
  /** Said first, where keys are of different kinds or people. */
  of?: string | undefined;
  onManage: (licenseKey: LicenseKey) => void;
}

/** A key in two lines: which and how it stands, where it is in use and until when. */
export function LicenseKeyRow({ licenseKey, of, onManage }: LicenseKeyRowProps): ReactElement {
  const { now } = useFloe();
  const text = useText();
  return (
    <Row data-state={licenseKey.status}>
      <LicenseKeyText licenseKey={licenseKey} className="fl:self-center" />
      <RowEnd>
        <LicenseKeyPill licenseKey={licenseKey} />
      </RowEnd>
      <RowMeta>
        {of && `${of} · `}
        {keyAbout(licenseKey, now(), text)}
      </RowMeta>
      <RowEnd>
        <ManageButton licenseKey={licenseKey} onManage={onManage} />
      </RowEnd>
    </Row>
  );
}

/** Opens everything that can be done to a key. */
export function ManageButton({ licenseKey, onManage }: Omit<LicenseKeyRowProps, 'of'>): ReactElement {
  const { t } = useText();
  return (
    <Button
      look="link"
      aria-label={t.licenseKey.manageOf(maskedKey(licenseKey))}
      className="fl:-my-1 fl:h-6! fl:px-0! fl:text-xs!"
      onPointerEnter={LateLicenseKeyDialog.preload}
      onClick={() => onManage(licenseKey)}
    >
      {t.licenseKey.manage}
    </Button>
  );
}
