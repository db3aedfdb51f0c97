import { useState } from 'react';
import { Gate } from '../../../src/components/entitlements.ts';
import { UsageMeter } from '../../../src/components/usage.ts';
import { importFor } from '../shared/session.ts';

/** A part of the product that a plan includes so much of: what is left of it, and what it does while something is. */
export function Projects({ person }: { person: string }) {
  return (
    <div className="app-work">
      <h1>Projects</h1>
      <UsageMeter />
      <Gate needs="api_calls" title="Import a project">
        <Import person={person} />
      </Gate>
    </div>
  );
}

function Import({ person }: { person: string }) {
  const [told, tell] = useState('');
  const [busy, setBusy] = useState(false);

  async function run() {
    setBusy(true);
    tell(
      await importFor(person).then(
        () => 'Imported.',
        (error: Error) => `Not imported: ${error.message}`,
      ),
    );
    setBusy(false);
  }

  return (
    <section className="app-card" aria-label="Import a project">
      <b>Import a project</b>
      <p>It is read through the API, which takes 2,500 calls.</p>
      <button type="button" className="page-button" disabled={busy} onClick={run}>
        Import
      </button>
      <p role="status">{told}</p>
    </section>
  );
}
