import type { Output } from '../../src/contract/types.ts';
import type { KeptConnection } from '../store/connections-port.ts';

/** How a connection stands, whoever looks. */
export type View = Omit<Output<'connections.get'>, 'may_change'>;

/** One that was made at run time, or none yet. */
export function viewOf(connection: string, kept: KeptConnection | null, ways: View['ways']): View {
  if (!kept) return { ...NONE, connection, state: 'not_connected', ways };
  const { state, kind, organization, madeAt, brokenBy } = kept;
  return {
    connection,
    state: state === 'unverified' ? 'connected' : state,
    kind,
    organization,
    reason: brokenBy,
    connected_at: new Date(madeAt).toISOString(),
    ways,
  };
}

/** One of the host's own options. */
export const viewOfHosts = (connection: string): View => ({
  ...NONE,
  connection,
  state: 'connected',
  kind: 'host',
  ways: [],
});

const NONE = { kind: null, organization: null, reason: null, connected_at: null } as const;
