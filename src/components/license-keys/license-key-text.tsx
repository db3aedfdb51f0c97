import type { ReactElement } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { maskedKey } from '../../domain/license-key-status.ts';
import { useSlotClass } from '../ui/part.tsx';

/** Props of {@link LicenseKeyText}. */
export interface LicenseKeyTextProps {
  licenseKey: LicenseKey;
  /** Shows the whole key. @default false */
  shown?: boolean | undefined;
  className?: string | undefined;
}

/** The key, its middle hidden. Keys run left to right in every language. */
export function LicenseKeyText({ licenseKey, shown = false, className }: LicenseKeyTextProps): ReactElement {
  return (
    <code
      dir="ltr"
      data-slot="license-key-text"
      data-state={shown ? 'shown' : 'masked'}
      className={useSlotClass('license-key-text', 'fl:font-mono fl:text-xs fl:wrap-anywhere', className)}
    >
      {shown ? licenseKey.key : maskedKey(licenseKey)}
    </code>
  );
}
