import { CONTRACT_VERSION } from '../src/contract/version.ts';
import type { Answered, CallOptions } from './calls.ts';
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
import { createRun } from './engine/run.ts';
import { underWay } from './engine/under-way.ts';
import { lazyHostsView } from './entitlements/lazy.ts';
import type { Floe } from './floe.ts';
import { createHealth } from './health.ts';
import { lazyLicense } from './license/lazy.ts';
import { lazyLive } from './live/lazy.ts';
import { lazyMcp } from './mcp/lazy.ts';
import { lazyOfrep } from './ofrep/lazy.ts';
import { createCatalogue } from './operations/catalogue.ts';
import { baseOf, connectionsOf, type FloeOptions } from './options.ts';
import { lazyProxy } from './proxy/lazy.ts';
import { routes } from './routes.ts';
import { type Serving, servicesOf } from './serving.ts';
import { tick } from './tick.ts';

/** The adapter behind its door. */
type Opened = Omit<Floe, 'handler'> & { readonly handle: Handle };

/** Puts the adapter together. */
export function open(options: FloeOptions): Opened {
  const { clock = Date, authenticate, origins } = options;
  const services = servicesOf(options, (call) => run(call));
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
  const ofrep = lazyOfrep({ run, entitlements: services.entitlements });
  const mcp = lazyMcp({
    engine: ports,
    services,
    run,
    proxy,
    options: options.mcp,
    secret: options.secret,
  });
  const license = lazyLicense({
    services,
    options: options.license,
    encryptionKeys: options.encryptionKeys,
    knows: async (connection) =>
      connectionsOf(options).has(connection) || (await services.made.names()).includes(connection),
  });
  // Whoever is told of changes listens from the start.
  services.sync()?.catch((cause: unknown) => {
    report({ kind: 'failed', message: 'What tells sinks of entitlements could not be loaded.', cause });
  });
  let anonymous = 0;
  const { handle, idle } = underWay(
    createHandle({
      base: baseOf(options),
      origins,
      appOrigins: options.license?.appOrigins ?? [],
      headers: replyHeaders(options.frameAncestors),
      version: CONTRACT_VERSION,
      authenticate,
      run,
      routes: createDispatch(routes, {
        connectStart: services.made.start,
        connectCallback: services.made.callback,
        health: createHealth({ store, clock, connections, version: CONTRACT_VERSION, sync: services.sync }),
        licenseActivate: license.activate,
        licenseValidate: license.validate,
        licenseDeactivate: license.deactivate,
        live: live.serve,
        mcp: mcp.serve,
        mcpUrl: mcp.serve,
        mcpConfirm: mcp.confirm,
        mcpMetadata: mcp.metadata,
        ofrepFlag: ofrep.flag,
        ofrepFlags: ofrep.flags,
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
    entitlements: lazyHostsView({ services, knows: ports.knows }),
    usage: {
      track: async (events, how) => {
        const { trackAsHost } = await import('./usage/host.ts');
        return trackAsHost({ run, newId }, events, how);
      },
    },
    rules: {
      emit: async (event, { connection = 'default' } = {}) => (await services.rules()).emit(connection, event),
    },
    sync: {
      run: async (how) => (await services.sync())?.run(how) ?? [],
      status: async () => (await services.sync())?.status() ?? [],
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
