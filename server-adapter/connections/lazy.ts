import type { Reply } from '../engine/inquiry.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { CallerVisit, Visit } from '../engine/routes.ts';
import type { Upstream } from '../polar/port.ts';
import { isConnectionName } from './assert.ts';
import { lateUpstream } from './late.ts';
import { type ConnectOptions, publicUrl } from './options.ts';
import type { Connections, ConnectionsPorts } from './room.ts';

/** Connections made at run time, loaded with the first use of one. */
export interface LazyConnections {
  /** Whether a connection of this name can be made here. */
  knows(connection: string): boolean;
  upstream(connection: string): Upstream;
  /** Null for those of the host's options, and where none can be made. */
  of(connection: string): Promise<Connections> | null;
  names(): Promise<readonly string[]>;
  /** Where Polar is told to send webhooks to; null where that is not ours to say, or nothing that Polar could reach. */
  webhookAddress(connection: string): string | null;
  start(visit: CallerVisit): Promise<Reply>;
  callback(visit: Visit): Promise<Reply>;
}

interface LazyOptions {
  readonly connect: ConnectOptions | undefined;
  /** Those of the host's options. */
  readonly isHosts: (connection: string) => boolean;
  /** Asked for at the first use. */
  readonly ports: () => Omit<ConnectionsPorts, 'connect'>;
}

export function lazyConnections({ connect, isHosts, ports }: LazyOptions): LazyConnections {
  let opened: Promise<Connections> | undefined;
  const room = (how: ConnectOptions) => {
    opened ??= import('./room.ts').then(({ createConnections }) => createConnections({ ...ports(), connect: how }));
    return opened;
  };
  const knows = (connection: string) => connect !== undefined && !isHosts(connection) && isConnectionName(connection);
  return {
    knows,
    of: (connection) => (connect && knows(connection) ? room(connect) : null),
    upstream: (connection) => {
      if (!connect || !knows(connection)) throw new Error(`Floe: the connection "${connection}" is not configured.`);
      const open = async () => (await room(connect)).upstream(connection);
      return lateUpstream(connection, open, () => void opened?.then((known) => known.forget(connection)));
    },
    names: async () => {
      if (!connect) return [];
      const names = await ports().services.store.connections.names();
      return names.filter((name) => !isHosts(name));
    },
    webhookAddress: (connection) => {
      const url = connect && knows(connection) ? publicUrl(connect) : null;
      return url === null ? null : `${url}/webhooks/polar/${encodeURIComponent(connection)}`;
    },
    start: async (visit) => {
      if (connect && knows(visit.connection)) return (await room(connect)).start(visit);
      const detail = 'This connection is set by the host.';
      throw new FloeProblem('state_conflict', { detail, state: { reason: 'set_by_host' } });
    },
    callback: async (visit) => {
      if (!connect) throw new FloeProblem('unknown_operation');
      return (await room(connect)).callback(visit);
    },
  };
}
