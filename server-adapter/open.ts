import { CONTRACT_VERSION } from '../src/contract/version.ts';
import { type LazyConnections, lazyConnections } from './connections/lazy.ts';
import { createAdmit } from './engine/admit.ts';
import type { Incoming } from './engine/call.ts';
import { createCursors } from './engine/cursor.ts';
import { deriveKey } from './engine/derive-key.ts';
import { createDispatch } from './engine/dispatch.ts';
import { createHandle } from './engine/handle.ts';
import type { Handle } from './engine/inquiry.ts';
import type { EnginePorts } from './engine/ports.ts';
import { knownProblem } from './engine/problem.ts';
import { replyHeaders } from './engine/reply-headers.ts';
import { createReport } from './engine/report.ts';
import { createRun } from './engine/run.ts';
import { underWay } from './engine/under-way.ts';
import type { Answered, CallOptions } from './floe.ts';
import { createHealth } from './health.ts';
import type { Floe } from './index.ts';
import { lazyLive } from './live/lazy.ts';
import { lazyMcp } from './mcp/lazy.ts';
import { createCatalogue } from './operations/catalogue.ts';
import { createDirectory } from './operations/directory.ts';
import type { Services } from './operations/services.ts';
import { createSettings } from './operations/settings.ts';
import { baseOf, connectionsOf, type FloeOptions, secretsIn } from './options.ts';
import { createUpstream } from './polar/client.ts';
import type { Upstream } from './polar/port.ts';
import { lazyProxy } from './proxy/lazy.ts';
import { routes } from './routes.ts';
import { parseKeyring } from './secrets/keyring.ts';
import { createSecrets } from './secrets/secrets.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/port.ts';
import { tick } from './tick.ts';
import type { Usage } from './usage/open.ts';
import type { Room } from './webhooks/room.ts';

/** The adapter behind its door. */
type Opened = Omit<Floe, 'handler'> & { readonly handle: Handle };

/** Puts the adapter together. */
export function open(options: FloeOptions): Opened {
  const { clock = Date, authenticate, origins } = options;
  const services = servicesOf(options);
  const connections = async () => [...connectionsOf(options).keys(), ...(await services.made.names())];
  const { store, newId, report } = services;
  const ports = portsOf(options, services);
  const run = createRun(ports);
  const live = lazyLive({
    engine: ports,
    store,
    random: options.random ?? Math.random,
    pollOnly: options.live === 'poll',
    changed: services.forget,
  });
  const proxy = lazyProxy({ engine: ports, services, run, waitUntil: options.waitUntil });
  const mcp = lazyMcp({ engine: ports, services, run, proxy, options: options.mcp, secret: options.secret });
  let anonymous = 0;
  const { handle, idle } = underWay(
    createHandle({
      base: baseOf(options),
      origins,
      headers: replyHeaders(options.frameAncestors),
      version: CONTRACT_VERSION,
      authenticate,
      run,
      routes: createDispatch(routes, {
        connectStart: services.made.start,
        connectCallback: services.made.callback,
        health: createHealth({ store, clock, connections, version: CONTRACT_VERSION }),
        live: live.serve,
        mcp: mcp.serve,
        mcpUrl: mcp.serve,
        mcpConfirm: mcp.confirm,
        mcpMetadata: mcp.metadata,
        polar: proxy.envelope,
        polarRaw: proxy.raw,
        webhook: async (visit) => (await services.news()).receive(visit),
      }),
      admit: createAdmit(ports),
      newId,
      report,
      onAnonymous: () => {
        anonymous += 1;
      },
    }),
  );

  /** The types of input and result are the contract's, which the road itself checks. */
  async function call<A extends Answered<never>>(name: string, input: unknown, how: CallOptions): Promise<A> {
    const incoming: Incoming = { ...how, name, input, requestId: newId() };
    try {
      return (await run(incoming)).envelope as A;
    } catch (error) {
      throw knownProblem(error);
    }
  }

  return {
    handle,
    call,
    prefetch: async (operation, input, how) => ({
      operation,
      input,
      envelope: await call(operation, input, how),
      at: clock.now(),
    }),
    polar: { iterate: proxy.iterate },
    usage: {
      track: async (events, how) => {
        const { trackAsHost } = await import('./usage/host.ts');
        return trackAsHost({ run, newId }, events, how);
      },
    },
    tick: async () => {
      await proxy.flush();
      const seen = anonymous;
      anonymous -= seen;
      return { ...(await tick(services, await connections())), anonymous: seen };
    },
    close: async () => {
      // Streams first: they would go on for as long as somebody looks.
      await live.close();
      await idle();
      await proxy.flush();
      await services.settled();
      await store.close();
    },
  };
}

type Serving = Services & { readonly made: LazyConnections; settled(): Promise<void> };

function servicesOf(options: FloeOptions): Serving {
  const {
    clock = Date,
    origins,
    trustClaimedTicket = false,
    planChange,
    approver,
    random,
    encryptionKeys,
    mcp,
  } = options;
  const connections = connectionsOf(options);
  const report = createReport(options.onError, secretsIn(options));
  const store = storeOf(options);
  const opened = new Map<string, Upstream>();
  function upstream(connection: string): Upstream {
    const known = opened.get(connection);
    if (known) return known;
    const config = connections.get(connection);
    const way = config ? createUpstream({ ...config, connection, clock, random }) : made.upstream(connection);
    opened.set(connection, way);
    return way;
  }
  const made = lazyConnections({
    connect: options.connect,
    isHosts: (connection) => connections.has(connection),
    ports: () => ({ services, onOther: (connection) => services.forget(connection, null) }),
  });
  const [directory, settings] = [createDirectory(upstream, clock), createSettings(upstream, clock)];
  let room: Promise<Room> | undefined;
  let usage: Promise<Usage> | undefined;
  const services: Services = {
    upstream,
    directory,
    settings: settings.read,
    forget: (connection, changes) => {
      const isStale = (...names: string[]) =>
        !changes || changes.some(({ stale }) => names.some((name) => stale.includes(name)));
      upstream(connection).forget();
      if (isStale('customer.get', 'members.list')) directory.forget(connection);
      // What holds for everybody includes how the organization is set up.
      if (!changes || changes.some(({ customerId }) => customerId === null)) settings.forget(connection);
    },
    webhookSecrets: (connection) => connections.get(connection)?.webhookSecrets ?? [],
    news: () => {
      room ??= import('./webhooks/room.ts').then(({ createRoom }) => createRoom(services, options.waitUntil));
      return room;
    },
    connections: made.of,
    isSandbox: (connection) => /\bsandbox\b/.test((connections.get(connection) ?? options.connect)?.baseUrl ?? ''),
    usage: () => {
      usage ??= import('./usage/open.ts').then(({ openUsage }) =>
        openUsage({ ...services, random, waitUntil: options.waitUntil }),
      );
      return usage;
    },
    store,
    secrets: createSecrets({
      store: store.secrets,
      keyring: encryptionKeys ? parseKeyring(encryptionKeys) : undefined,
      clock,
    }),
    clock,
    newId: () => crypto.randomUUID(),
    report,
    origins,
    trustClaimedTicket,
    planChange,
    approver,
    mcp,
  };
  return {
    ...services,
    made,
    settled: async () => {
      await (await room)?.idle();
      await (await usage)?.idle();
    },
  };
}

function storeOf({ database }: FloeOptions): Store {
  return database && 'transaction' in database ? database : openStore(database);
}

function portsOf({ secret, ...options }: FloeOptions, services: Serving): EnginePorts {
  const { store, clock, newId, report, directory, trustClaimedTicket } = services;
  const connections = connectionsOf(options);
  let key: Promise<CryptoKey> | undefined;
  const cursors = createCursors(() => {
    key ??= deriveKey(secret, 'cursor');
    return key;
  });
  return {
    catalogue: createCatalogue(services),
    directory,
    store,
    cursors,
    clock,
    newId,
    report,
    house: { trustClaimedTicket },
    knows: (connection) => connections.has(connection) || services.made.knows(connection),
  };
}
