import type { ReactElement } from 'react';
import { FIRST_KEYS } from '../../react/overview.ts';
import { useKeyGrants } from '../../react/use-key-grants.ts';
import { useLicenseKeys } from '../../react/use-license-keys.ts';
import { LicenseKeyList, type LicenseKeyListProps } from '../license-keys/license-key-list.tsx';
import { Section, SectionTitle } from '../ui/section.tsx';
import { useText } from '../use-text.ts';

const FIRST = FIRST_KEYS.limit;

/**
 * The customer's license keys, which come with the panel's own request. Left out where there are none, or the viewer may
 * not read them.
 */
export function PanelKeys({ onInsertReply }: Pick<LicenseKeyListProps, 'onInsertReply'>): ReactElement | null {
  const { asks, coming, expected } = useKeyGrants();
  const { t } = useText();
  if (asks) return <Keys expected={Math.min(expected, FIRST)} coming={coming} onInsertReply={onInsertReply} />;
  if (!coming) return null;
  return (
    <Section data-slot="panel-keys" data-state="coming">
      <SectionTitle>{t.licenseKey.title}</SectionTitle>
      <p className="fl:text-sm fl:text-mute">{t.licenseKey.coming}</p>
    </Section>
  );
}

function Keys({ coming, ...props }: LicenseKeyListProps & { coming: boolean }): ReactElement | null {
  const { status, total, items } = useLicenseKeys(FIRST_KEYS);
  const { t } = useText();
  if (status === 'forbidden' || (status === 'ready' && items.length === 0 && !coming)) return null;
  return (
    <Section data-slot="panel-keys" data-state={status}>
      <SectionTitle count={total ?? undefined}>{t.licenseKey.title}</SectionTitle>
      <LicenseKeyList first={FIRST} {...props} />
      {coming && <p className="fl:text-sm fl:text-mute">{t.licenseKey.coming}</p>}
    </Section>
  );
}
