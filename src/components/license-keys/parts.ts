export { LicenseKeyDevices as Devices } from './license-key-devices.tsx';
export { LicenseKeyFacts as Facts } from './license-key-facts.tsx';
export { LicenseKeyActions as Actions } from './license-key-look.tsx';
export { LicenseKeyPill as Pill } from './license-key-pill.tsx';
export { LicenseKeyRoot as Root, useLicenseKeyContext as useContext } from './license-key-root.tsx';
export { LicenseKeySecret as Secret } from './license-key-secret.tsx';
export { LicenseKeyText as Text } from './license-key-text.tsx';
