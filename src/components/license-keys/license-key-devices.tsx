import { type ReactElement, useState } from 'react';
import type { Activation } from '../../contract/operations.gen.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/live-region.tsx';
import { part } from '../ui/part.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useText } from '../use-text.ts';
import { useLicenseKeyContext } from './license-key-root.tsx';

const List = part('ul', 'license-key-devices', 'fl:max-h-60 fl:overflow-y-auto');
const Device = part('li', 'license-key-device', 'fl:line');

/** Where a key is in use. A device is signed out after a second press that names it. */
export function LicenseKeyDevices(): ReactElement | null {
  const { licenseKey, status, reasons, action } = useLicenseKeyContext();
  const { t } = useText();
  if (!licenseKey || licenseKey.limit_activations === null) return null;
  const { activations } = licenseKey;
  const failed = action.name === 'licenseKeys.deactivate' && action.error;
  return (
    <section>
      <h3 className="fl:text-xs fl:font-semibold fl:text-mute">{t.licenseKey.devices}</h3>
      {activations?.length ? (
        <List tabIndex={activations.length > 5 ? 0 : undefined} aria-label={t.licenseKey.devices}>
          {activations.map((device) => (
            <DeviceLine key={device.id} device={device} />
          ))}
        </List>
      ) : (
        <p className="fl:py-1 fl:text-sm fl:text-mute">
          {activations
            ? t.licenseKey.devicesNone
            : status === 'ready' && reasons?.deactivate === 'kept_by_seller'
              ? t.licenseKey.devicesKept
              : status !== 'error' && <Skeleton width={20} />}
        </p>
      )}
      {failed && <ProblemNote alert error={failed} className="fl:mt-1" />}
    </section>
  );
}

function DeviceLine({ device }: { device: Activation }): ReactElement {
  const { deactivate, action } = useLicenseKeyContext();
  const { t, date } = useText();
  const say = useSay();
  const [asking, setAsking] = useState<boolean | null>(null);
  const busy = action.state === 'pending';
  const remove = async () => {
    if (await deactivate?.(device.id)) say(t.licenseKey.removed);
  };
  if (asking)
    return (
      <Device data-state="asking">
        <p className="fl:basis-full fl:text-sm fl:wrap-anywhere">
          {t.licenseKey.removeAsk(`\u2068${device.label}\u2069`)}
        </p>
        <span className="fl:flex fl:gap-2">
          <Button autoFocus disabled={busy} onClick={() => setAsking(false)}>
            {t.licenseKey.keep}
          </Button>
          <Button look="danger" busy={busy} onClick={() => void remove()}>
            {t.licenseKey.remove}
          </Button>
        </span>
      </Device>
    );
  return (
    <Device>
      <span className="fl:min-w-0 fl:grow fl:basis-0 fl:text-sm fl:wrap-anywhere">
        <bdi className="fl:line-clamp-2 fl:font-medium" title={device.label}>
          {device.label}
        </bdi>
        <small className="fl:text-xs fl:text-mute">{t.licenseKey.since(date(device.created_at))}</small>
      </span>
      {deactivate && (
        <Button
          look="link"
          disabled={busy}
          autoFocus={asking === false}
          aria-label={t.licenseKey.removeOf(device.label)}
          onClick={() => setAsking(true)}
        >
          {t.licenseKey.remove}
        </Button>
      )}
    </Device>
  );
}
