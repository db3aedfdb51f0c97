import { FloeProblem } from '../engine/problem.ts';
import type { Ports } from './ports.ts';

/**
 * Whether a connection can be made now, to this organization where it is known already. One that stands is ended first,
 * and one that broke is made again for the same organization: what is kept of it is that one's.
 */
export async function assertMayConnect(
  { services: { store } }: Ports,
  connection: string,
  organization: string | null,
): Promise<void> {
  const kept = await store.connections.get(connection);
  if (!kept) return;
  if (kept.state !== 'needs_reconnect') throw conflict('connected', 'It is connected. Disconnect it first.');
  if (organization !== null && organization !== kept.organization.id) {
    throw conflict('other_organization', 'It was made for another organization. Disconnect it first.');
  }
}

export function conflict(reason: string, detail: string): FloeProblem {
  return new FloeProblem('state_conflict', { detail, state: { reason } });
}
