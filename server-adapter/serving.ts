import { type LazyConnections, lazyConnections } from './connections/lazy.ts';
import type { Incoming } from './engine/call.ts';
import type { Done } from './engine/done.ts';
import { createReport } from './engine/report.ts';
import type { Entitlements } from './entitlements/room.ts';
import { createDirectory } from './operations/directory.ts';
import type { Services } from './operations/services.ts';
import { createSettings } from './operations/settings.ts';
import { connectionsOf, type FloeOptions, secretsIn } from './options.ts';
import { createUpstream } from './polar/client.ts';
import type { Upstream } from './polar/port.ts';
import type { Rules } from './rules/room.ts';
import { parseKeyring } from './secrets/keyring.ts';
import { createSecrets } from './secrets/secrets.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/port.ts';
import type { Sync } from './sync/room.ts';
import type { Usage } from './usage/open.ts';
import { keptWebhookSecrets } from './webhooks/kept-secrets.ts';
import type { Room } from './webhooks/room.ts';

/** What the handlers share, and what the adapter alone does with it. */
export type Serving = Services & { readonly made: LazyConnections; settled(): Promise<void> };

/**
 * Makes what the handlers share; what not every call needs is loaded by the first that does. `run` is the one road, which
 * rules take as everybody does.
 */
export function servicesOf(options: FloeOptions, run: (call: Incoming) => Promise<Done>): Serving {
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
  let sync: Promise<Sync> | undefined;
  let entitlements: { readonly opening: Promise<Entitlements>; opened?: Entitlements } | undefined;
  let rules: Promise<Rules> | undefined;
  const services: Services = {
    upstream,
    directory,
    settings: settings.read,
    forget: (connection, changes) => {
      const isStale = (...names: string[]) =>
        !changes || changes.some(({ stale }) => names.some((name) => stale.includes(name)));
      upstream(connection).forget();
      entitlements?.opened?.forget(connection, changes);
      if (isStale('customer.get', 'members.list')) directory.forget(connection);
      // What holds for everybody includes how the organization is set up.
      if (!changes || changes.some(({ customerId }) => customerId === null)) settings.forget(connection);
    },
    webhookSecrets: async (connection) => {
      const config = connections.get(connection);
      if (config) return config.webhookSecrets ?? [];
      return made.knows(connection) ? keptWebhookSecrets(services, connection) : [];
    },
    webhookAddress: made.webhookAddress,
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
    entitlements: async () => {
      entitlements ??= {
        opening: import('./entitlements/room.ts').then(({ createEntitlements }) =>
          createEntitlements(services, options.entitlements),
        ),
      };
      entitlements.opened ??= await entitlements.opening;
      return entitlements.opened;
    },
    sync: () => {
      const { sync: to, waitUntil } = options;
      if (!to) return null;
      sync ??= import('./sync/room.ts').then(({ openSync }) => openSync({ services, random, waitUntil }, to));
      return sync;
    },
    entitlementOptions: options.entitlements,
    declared: options.rules ?? [],
    rules: () => {
      rules ??= import('./rules/room.ts').then(({ openRules }) =>
        openRules({ services, declared: services.declared, run, waitUntil: options.waitUntil }),
      );
      return rules;
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
      await (await rules)?.idle();
      await (await sync)?.close();
      await (await usage)?.close();
      (await entitlements?.opening)?.close();
    },
  };
}

function storeOf({ database }: FloeOptions): Store {
  return database && 'transaction' in database ? database : openStore(database);
}
