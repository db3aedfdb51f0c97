import { useEffect, useState } from 'react';
import type { DemoWorld } from '../../server/world.ts';
import { readWorld } from '../shared/session.ts';
import type { Theme } from '../shared/theme.ts';
import { Billing } from './billing.tsx';

/** A small product with an account page; its billing tab is Floe. */
export function Portal(props: { theme: Theme }) {
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
  return <Account world={world} theme={props.theme} />;
}

const PLACES = ['Projects', 'Deploys', 'Team', 'Billing'];

function Account({ world, theme }: { world: DemoWorld; theme: Theme }) {
  const people = world.customers.filter((one) => one.externalId);
  const asked = new URLSearchParams(location.search).get('customer');
  const [who, setWho] = useState(asked ?? people[0]?.externalId ?? '');
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
            <li key={place}>
              <a href="#billing" aria-current={place === 'Billing' ? 'page' : undefined}>
                {place}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main className="app-main">
        <div className="app-bar">
          <label>
            Signed in as
            <select className="page-select" value={who} onChange={(event) => setWho(event.target.value)}>
              {people.map((one) => (
                <option key={one.id} value={one.externalId!}>
                  {one.name ?? one.email}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="app-sheet">
          <Billing key={who} customer={who} theme={theme} />
        </div>
      </main>
    </div>
  );
}
