import type { Reply } from '../engine/inquiry.ts';
import type { CallerVisit, Visit } from '../engine/routes.ts';
import type { PolarRequest, Road, Upstream } from '../polar/port.ts';
import { callback } from './callback.ts';
import { disconnect, type Ended, setToken } from './change.ts';
import { createAsk } from './endpoint.ts';
import { unconnected } from './late.ts';
import type { ConnectOptions } from './options.ts';
import { hold, type Ports } from './ports.ts';
import { start } from './start.ts';
import { type View, viewOf } from './view.ts';
import { openWay, type Way } from './way.ts';

/** Connections that are made at run time: made, used, renewed, ended. */
export interface Connections {
  upstream(connection: string): Promise<Upstream>;
  view(connection: string): Promise<View>;
  start(visit: CallerVisit): Promise<Reply>;
  callback(visit: Visit): Promise<Reply>;
  setToken: (connection: string, how: Parameters<typeof setToken>[2]) => Promise<void>;
  disconnect(connection: string): Promise<Ended>;
  forget(connection: string): void;
}

export interface ConnectionsPorts {
  readonly services: Ports['services'];
  readonly connect: ConnectOptions;
  /** It is another organization's now: nothing that was read before is shown. */
  readonly onOther: (connection: string) => void;
}

export function createConnections({ services, connect, onOther }: ConnectionsPorts): Connections {
  const ask = connect.oauth ? createAsk(connect, connect.oauth) : null;
  const ports: Ports = { services, connect, ask };
  const ways = new Map<string, Way>();
  const how = connect.oauth ? (['oauth', 'token'] as const) : (['token'] as const);

  function end(connection: string): void {
    ways.delete(connection);
    onOther(connection);
  }

  return {
    upstream: async (connection) => {
      // The row is small and read by its key; who uses it asks again for tokens at most every two seconds.
      const kept = await services.store.connections.get(connection);
      const way = ways.get(connection);
      if (kept && way?.id === kept.id) return way.upstream;
      if (way) end(connection);
      const held = kept && (await hold(ports, connection));
      if (!held) return closed(connection);
      const opened = openWay(ports, connection, held);
      ways.set(connection, opened);
      return opened.upstream;
    },
    view: async (connection) => viewOf(connection, await services.store.connections.get(connection), [...how]),
    start: (visit) => start(ports, visit),
    callback: async (visit) => callback(ports, visit),
    setToken: async (connection, wanted) => {
      await setToken(ports, connection, wanted);
      end(connection);
    },
    disconnect: async (connection) => {
      const ended = await disconnect(ports, connection);
      end(connection);
      return ended;
    },
    forget: (connection) => ways.get(connection)?.forget(),
  };
}

/** Nobody has connected it. */
function closed(connection: string): Upstream {
  const road: Road = {
    request: async (request: PolarRequest) => unconnected(request, { reason: 'not_connected' }),
  };
  return { connection, merchant: road, portal: () => road, forget: () => undefined };
}
