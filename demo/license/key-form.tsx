import { useState } from 'react';
import type { License, LicenseState } from '../../src/license/index.ts';
import { LicenseNotice } from './notice.tsx';

/** Where a key is entered. What came of another key than the kept one is told here. */
export function KeyForm(props: { license: License; label: string; suggested: string }) {
  const [key, setKey] = useState(props.suggested);
  const [came, setCame] = useState<LicenseState | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <form
      className="studio-work"
      onSubmit={async (event) => {
        event.preventDefault();
        setBusy(true);
        setCame(await props.license.activate({ key, label: props.label }));
        setBusy(false);
      }}
    >
      <label>
        License key
        <input value={key} onChange={(event) => setKey(event.target.value)} spellCheck={false} autoComplete="off" />
      </label>
      <button type="submit" className="page-button" disabled={isBusy}>
        Activate
      </button>
      {came && came !== props.license.state && <LicenseNotice state={came} />}
    </form>
  );
}
