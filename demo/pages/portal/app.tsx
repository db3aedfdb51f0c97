import { useEffect, useState } from 'react';
import type { DemoWorld } from '../../server/world.ts';
import type { Looks } from '../shared/looks.ts';
import { readWorld } from '../shared/session.ts';
import { Billing } from './billing.tsx';

/** A small product with an account page; its billing tab is Floe. */
export function Portal(props: { looks: Looks }) {
  const [world, setWorld] = useState<DemoWorld | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    readWorld().then(setWorld, (error: Error) => setProblem(error.message));
  }, []);
  if (problem) return <p role="alert">The demo could not start: {problem}</p>;
  if (!world)
    return (
      <p role="status" className="sr-only">
        Loading your account
      </p>
    );
  return <Account world={world} looks={props.looks} />;
}

/** Stand-ins for the rest of the product. */
const PLACES = ['Projects', 'Deploys', 'Team'];

function Account({ world, looks }: { world: DemoWorld; looks: Looks }) {
  const asked = new URLSearchParams(location.search).get('customer');
  const [who, setWho] = useState(asked ?? world.people[0]?.key ?? '');
  return (
    <div className="app">
      <nav className="app-nav" aria-label="Northwind">
        <span className="app-brand">
          <svg viewBox="0 0 22 22" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <circle cx="11" cy="11" r="8.500" />
            <path d="M11 5.500 13.600 14 11 12.500 8.400 14z" fill="currentColor" stroke="none" />
          </svg>
          Northwind
        </span>
        <ul>
          {PLACES.map((place) => (
            <li key={place} title="Not a part of this demo">
              {place}
            </li>
          ))}
          <li>
            <a href="#billing" aria-current="page">
              Billing
            </a>
          </li>
        </ul>
      </nav>
      <main className="app-main">
        <div className="app-bar">
          <label>
            Signed in as
            <select className="page-select" value={who} onChange={(event) => setWho(event.target.value)}>
              {world.people.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="app-sheet">
          <Billing key={who} person={who} looks={looks} />
        </div>
      </main>
    </div>
  );
}
