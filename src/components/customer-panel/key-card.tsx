import type { ReactElement } from 'react';
import type { LicenseKey } from '../../contract/operations.gen.ts';
import { maskedKey } from '../../domain/license-key-status.ts';
import { useFloe } from '../../react/floe-context.ts';
import { FIRST_KEYS } from '../../react/overview.ts';
import { useKeyGrants } from '../../react/use-key-grants.ts';
import { useLicenseKey } from '../../react/use-license-key.ts';
import { useLicenseKeys } from '../../react/use-license-keys.ts';
import { LateLicenseKeyDialog } from '../license-keys/late-license-key-dialog.ts';
import { useManaged } from '../license-keys/license-key-list.tsx';
import { LicenseKeyPill } from '../license-keys/license-key-pill.tsx';
import { LicenseKeyText } from '../license-keys/license-key-text.tsx';
import { keyAbout } from '../license-keys/license-key-words.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { MorePages } from '../ui/more-pages.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCopy } from '../ui/use-copy.ts';
import { useText } from '../use-text.ts';

const FIRST = FIRST_KEYS.limit;

/** A customer's license keys, a card each; nothing where there are none. */
export function KeyCards(): ReactElement | null {
  const { asks, coming, expected, nameOf } = useKeyGrants();
  const { t } = useText();
  return (
    <>
      {asks && <Cards expected={Math.min(FIRST, expected)} nameOf={nameOf} />}
      {coming && (
        <Card data-slot="key-card" data-state="coming">
          <p className="fl:text-sm fl:text-mute">{t.licenseKey.coming}</p>
        </Card>
      )}
    </>
  );
}

function Cards({ expected, nameOf }: Pick<ReturnType<typeof useKeyGrants>, 'expected' | 'nameOf'>): ReactElement {
  const keys = useLicenseKeys(FIRST_KEYS);
  const { manage, dialog } = useManaged();
  const { t } = useText();
  return (
    <>
      {keys.items.map((key) => (
        <KeyCard key={key.id} id={key.id} name={nameOf(key.benefit_id)} onManage={manage} />
      ))}
      {keys.items.length === 0 &&
        keys.status === 'loading' &&
        Array.from({ length: expected }, (_, at) => at).map((at) => <LoadingCard key={at} />)}
      {keys.items.length === 0 && keys.error && keys.status !== 'forbidden' && (
        <Card data-slot="key-card" data-state="error">
          <ProblemNote error={keys.error} status={keys.status} retry={keys.refetch} />
        </Card>
      )}
      <MorePages pages={keys} label={t.licenseKey.more} />
      {dialog}
    </>
  );
}

interface KeyCardProps {
  id: string;
  /** What the key is for. */
  name: string | undefined;
  onManage: (licenseKey: LicenseKey) => void;
}

/** One license: its key to copy, where it is in use, and the way to its devices. */
function KeyCard({ id, name, onManage }: KeyCardProps): ReactElement {
  const { licenseKey, state } = useLicenseKey(id);
  const { now } = useFloe();
  const text = useText();
  const { t } = text;
  const copy = useCopy();
  if (!licenseKey) return <LoadingCard />;
  const bound = licenseKey.limit_activations !== null;
  const masked = maskedKey(licenseKey);
  return (
    <Card data-slot="key-card" data-state={state}>
      <h3 className="fl:flex fl:flex-wrap fl:items-center fl:justify-between fl:gap-x-2 fl:font-semibold">
        <span className="fl:min-w-0 fl:wrap-anywhere">{name ?? t.licenseKey.one}</span>
        {state !== 'active' && <LicenseKeyPill licenseKey={licenseKey} />}
      </h3>
      <p className="fl:mt-1">
        <LicenseKeyText licenseKey={licenseKey} className="fl:text-sm!" />
      </p>
      <p className="fl:mt-0.5 fl:text-sm fl:text-mute">{keyAbout(licenseKey, now(), text)}</p>
      <div className="fl:mt-3 fl:flex fl:gap-1.5">
        <Button aria-label={t.licenseKey.copyOf(masked)} onClick={() => void copy(licenseKey.key, t.licenseKey.copied)}>
          {t.licenseKey.copyShort}
        </Button>
        <Button
          aria-label={bound ? t.licenseKey.devicesOf(masked) : t.licenseKey.manageOf(masked)}
          onPointerEnter={LateLicenseKeyDialog.preload}
          onClick={() => onManage(licenseKey)}
        >
          {bound ? t.licenseKey.devices : t.licenseKey.manage}
        </Button>
      </div>
    </Card>
  );
}

function LoadingCard(): ReactElement {
  return (
    <Card data-slot="key-card" data-state="loading">
      <p className="fl:font-semibold">
        <Skeleton width={14} />
      </p>
      <p className="fl:mt-1 fl:text-sm">
        <Skeleton width={22} />
      </p>
      <p className="fl:mt-0.5 fl:text-sm">
        <Skeleton width={18} />
      </p>
      <div className="fl:mt-3 fl:h-(--floe-control)" />
    </Card>
  );
}
