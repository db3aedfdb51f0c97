import { useEffect, useState } from 'react';
import { CustomerPanel } from '../../../src/components/index.ts';
import type { DemoWorld } from '../../server/world.ts';
import type { Looks } from '../shared/looks.ts';
import { readWorld } from '../shared/session.ts';
import { Projects } from './projects.tsx';
import { SignedIn } from './signed-in.tsx';
import { usePlace } from './use-place.ts';

/** A small product: one place of it that a plan includes so much of, and an account page whose billing is Floe. */
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
const ELSEWHERE = ['Deploys', 'Team'];

function Account({ world, looks }: { world: DemoWorld; looks: Looks }) {
  const asked = new URLSearchParams(location.search).get('customer');
  const [who, setWho] = useState(asked ?? world.people[0]?.key ?? '');
  const place = usePlace(world.simulated);
  const here = (one: typeof place) => (one === place ? 'page' : undefined);
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
          {world.simulated && (
            <li>
              <a href="#projects" aria-current={here('projects')}>
                Projects
              </a>
            </li>
          )}
          {ELSEWHERE.map((place) => (
            <li key={place} title="Not a part of this demo">
              {place}
            </li>
          ))}
          <li>
            <a href="#billing" aria-current={here('billing')}>
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
          <SignedIn key={who} person={who} looks={looks}>
            {place === 'projects' ? <Projects person={who} /> : <CustomerPanel />}
          </SignedIn>
        </div>
      </main>
    </div>
  );
}
