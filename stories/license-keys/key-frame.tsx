import type { ReactElement } from 'react';
import { LicenseKeyDialog, Panel } from '../../src/components/index.ts';
import { Opening } from '../stage/opening.tsx';
import { Stage, type StageArgs } from '../stage/stage.tsx';

/** The dialog of the scene's license key, opened by a button of the host. */
export function KeyFrame(args: StageArgs): ReactElement {
  return (
    <Stage {...args}>
      {({ polar }) => (
        <Panel.Root>
          <Opening label="Show this key">
            {(dialog) => <LicenseKeyDialog licenseKeyId={polar.ids.license_key ?? ''} {...dialog} />}
          </Opening>
        </Panel.Root>
      )}
    </Stage>
  );
}
