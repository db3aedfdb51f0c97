import { type ReactElement, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { part } from '../ui/part.tsx';
import { useText } from '../use-text.ts';
import { useLicenseKeyContext } from './license-key-root.tsx';
import { LicenseKeyText } from './license-key-text.tsx';

const Box = part('div', 'license-key-secret', 'fl:secret');

/** The key, hidden until asked for; copied without being shown. `fresh`: it was just made, so it is shown at once. */
export function LicenseKeySecret({ fresh = false }: { fresh?: boolean }): ReactElement | null {
  const { licenseKey } = useLicenseKeyContext();
  const { t } = useText();
  const [shown, setShown] = useState(fresh);
  if (!licenseKey) return null;
  return (
    <Box data-state={fresh ? 'new' : shown ? 'shown' : 'masked'}>
      <LicenseKeyText
        licenseKey={licenseKey}
        shown={shown}
        className={fresh ? 'fl:grow fl:text-sm! fl:font-medium fl:select-all' : 'fl:grow'}
      />
      {!fresh && (
        <Button look="quiet" aria-pressed={shown} className="fl:text-xs!" onClick={() => setShown(!shown)}>
          {shown ? t.licenseKey.hide : t.licenseKey.show}
        </Button>
      )}
      <CopyButton text={licenseKey.key} label={t.licenseKey.copy} done={t.licenseKey.copied} />
    </Box>
  );
}
