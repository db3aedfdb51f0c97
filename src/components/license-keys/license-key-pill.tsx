import type { ReactElement } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { licenseKeyState } from '../../domain/license-key-status.ts';
import { labelOf } from '../../i18n/label.ts';
import { useFloe } from '../../react/floe-context.ts';
import { Pill } from '../ui/pill.tsx';
import { useText } from '../use-text.ts';
import { KEY_TONES } from './license-key-words.ts';

/** The state of a key. A status that Polar may add later is shown in its own words. */
export function LicenseKeyPill({ licenseKey }: { licenseKey: LicenseKey }): ReactElement {
  const { now } = useFloe();
  const { t } = useText();
  const state = licenseKeyState(licenseKey, now());
  return (
    <Pill tone={KEY_TONES[state]} state={state}>
      {state === 'unknown' ? labelOf({}, licenseKey.status) : t.licenseKey.state[state]}
    </Pill>
  );
}
