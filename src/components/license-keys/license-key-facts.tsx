import type { ReactElement, ReactNode } from 'react';
import { useViewerKind } from '../../react/use-viewer.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { part } from '../ui/part.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { LicenseKeyPill } from './license-key-pill.tsx';
import { useLicenseKeyContext } from './license-key-root.tsx';
import { dateOr, devicesText } from './license-key-words.ts';

const List = part('dl', 'license-key-facts', 'fl:grid fl:grid-cols-2 fl:gap-x-4 fl:gap-y-2 fl:text-sm');

/** How a key stands: state, devices, usage, checks, end. */
export function LicenseKeyFacts(): ReactElement | null {
  const { licenseKey } = useLicenseKeyContext();
  const kind = useViewerKind();
  const text = useText();
  const { t, date, when } = text;
  if (!licenseKey) return <LoadingFacts />;
  const { usage, limit_usage, validations, last_validated_at: checked } = licenseKey;
  const facts: [string, ReactNode][] = [
    [t.licenseKey.status, <LicenseKeyPill key="pill" licenseKey={licenseKey} />],
    [t.licenseKey.devices, devicesText(licenseKey, text)],
    [t.licenseKey.usage, t.licenseKey.used(usage, limit_usage)],
    [t.licenseKey.expires, dateOr(licenseKey.expires_at, t.licenseKey.neverShort, text)],
    [t.licenseKey.checks, validations],
    [
      t.licenseKey.checked,
      checked ? (
        <time key="at" dateTime={checked} title={date(checked, 'full')}>
          {when(checked)}
        </time>
      ) : (
        t.licenseKey.neverChecked
      ),
    ],
    [t.licenseKey.created, date(licenseKey.created_at)],
  ];
  if (kind !== 'customer') {
    facts.push([
      t.licenseKey.id,
      <span key="id" className="fl:-my-1 fl:flex fl:items-center fl:gap-1">
        <code dir="ltr" className="fl:min-w-0 fl:truncate fl:font-mono fl:text-xs">
          {licenseKey.id}
        </code>
        <CopyButton text={licenseKey.id} label={t.licenseKey.copyId} done={t.common.copied} />
      </span>,
    ]);
  }
  return (
    <List>
      {facts.map(([label, value]) => (
        <div key={label} className="fl:min-w-0">
          <dt className="fl:text-xs fl:text-mute">{label}</dt>
          <dd className="fl:min-w-0 fl:font-medium">{value}</dd>
        </div>
      ))}
    </List>
  );
}

function LoadingFacts(): ReactElement {
  const { t } = useText();
  return (
    <div
      role="status"
      aria-label={t.common.loading}
      className="fl:grid fl:h-32 fl:grid-cols-2 fl:content-start fl:gap-4"
    >
      {[8, 12, 6, 10].map((width) => (
        <span key={width}>
          <Skeleton width={width} />
        </span>
      ))}
    </div>
  );
}
