import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { isOpen } from '../../src/license/index.ts';
import type { DemoSoftware } from '../server/software.ts';
import { type Around, licenseOn } from './around.ts';
import { KeyForm } from './key-form.tsx';
import { LicenseNotice } from './notice.tsx';
import { Surroundings } from './surroundings.tsx';

const MACHINES = ['Laptop', 'Desktop', 'Workstation', 'Tablet'];

/** A program that runs by a license, and switches for all that happens around it. */
export function Studio({ software }: { software: DemoSoftware }) {
  const [machine, setMachine] = useState('Laptop');
  const around = useRef<Around>({ offline: false, days: 0 });
  const license = useMemo(() => licenseOn(machine, around.current, software), [machine, software]);
  useEffect(() => license.start(), [license]);
  const state = useSyncExternalStore(license.subscribe, () => license.state);
  const [told, tell] = useState('');

  async function exported() {
    const { counted, state: after } = await license.use();
    if (counted === true) await license.check();
    tell(
      counted === true
        ? 'Exported.'
        : counted === 'unknown'
          ? 'Exported. Whether it was counted is not known, so it is not counted again.'
          : `Not exported: ${after.state === 'limit_reached' ? 'every export is used' : 'try again in a moment'}.`,
    );
  }

  return (
    <div className="studio">
      <main className="studio-window" aria-label="Northwind Studio">
        <header>
          <h1>Northwind Studio</h1>
          <span>on the {machine.toLowerCase()}</span>
        </header>
        <LicenseNotice state={state} />
        {isOpen(state) ? (
          <div className="studio-work">
            <p>Your project is open.</p>
            <div className="studio-buttons">
              <button type="button" className="page-button" onClick={exported}>
                Export
              </button>
              <button
                type="button"
                className="page-button"
                onClick={async () =>
                  tell((await license.deactivate()) ? 'Signed out: the place is free.' : 'That needs a connection.')
                }
              >
                Sign out here
              </button>
            </div>
            <p role="status">{told}</p>
          </div>
        ) : (
          <KeyForm license={license} label={machine} suggested={software.key ?? ''} />
        )}
      </main>
      <Surroundings
        around={around.current}
        machines={MACHINES}
        machine={machine}
        canSell={software.key !== null}
        onMachine={(next) => {
          tell('');
          setMachine(next);
        }}
        onChange={() => license.check()}
      />
    </div>
  );
}
