import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { type UseLicenseKey, useLicenseKey } from '../../react/use-license-key.ts';
import { KitRoot } from '../ui/kit-root.tsx';

const LicenseKeyContext = createContext<UseLicenseKey | null>(null);

/** The license key of the {@link LicenseKeyRoot} above. */
export function useLicenseKeyContext(): UseLicenseKey {
  const context = useContext(LicenseKeyContext);
  if (!context) throw new Error('Floe: LicenseKey parts need a <LicenseKey.Root licenseKeyId="…"> above them.');
  return context;
}

/** Reads one license key for the parts inside it. */
export function LicenseKeyRoot({
  licenseKeyId,
  children,
}: {
  licenseKeyId: string;
  children: ReactNode;
}): ReactElement {
  return (
    <KitRoot>
      <LicenseKeyContext.Provider value={useLicenseKey(licenseKeyId)}>{children}</LicenseKeyContext.Provider>
    </KitRoot>
  );
}
