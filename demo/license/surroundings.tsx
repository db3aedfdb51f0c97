import { useState } from 'react';
import type { Around } from './around.ts';

interface Props {
  around: Around;
  machines: readonly string[];
  machine: string;
  /** The seller of the simulated shop can be played, too. */
  canSell: boolean;
  onMachine(machine: string): void;
  onChange(): Promise<unknown>;
}

/** The switches: connection, clock, machine, seller. */
export function Surroundings({ around, machines, machine, canSell, onMachine, onChange }: Props) {
  const [{ offline, days }, show] = useState({ ...around });
  const [isSold, setSold] = useState(true);
  async function change(more: Partial<Around>) {
    Object.assign(around, more);
    show({ ...around });
    await onChange();
  }
  return (
    <aside className="studio-around" aria-label="Around it">
      <h2>Around it</h2>
      <label>
        <input type="checkbox" checked={!offline} onChange={(event) => change({ offline: !event.target.checked })} />
        Connected
      </label>
      <label>
        The clock of the machine
        <select className="page-select" value={days} onChange={(event) => change({ days: Number(event.target.value) })}>
          <option value={-1}>A day behind</option>
          <option value={0}>Right</option>
          <option value={6}>Six days later</option>
          <option value={8}>Eight days later</option>
        </select>
      </label>
      <label>
        The machine
        <select className="page-select" value={machine} onChange={(event) => onMachine(event.target.value)}>
          {machines.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {canSell && (
        <label>
          <input
            type="checkbox"
            checked={isSold}
            onChange={async ({ target: { checked } }) => {
              setSold(checked);
              const headers = { 'content-type': 'application/json' };
              const body = JSON.stringify({ status: checked ? 'granted' : 'disabled' });
              await fetch('/demo/seller', { method: 'POST', headers, body });
              await onChange();
            }}
          />
          The seller lets it run
        </label>
      )}
    </aside>
  );
}
