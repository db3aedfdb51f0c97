import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { widgetTokens } from '../server-adapter/callers/widget-token.ts';
import { toNodeListener, type WebHandler } from '../server-adapter/hosts/node.ts';
import { createFloe } from '../server-adapter/index.ts';
import { openStore } from '../server-adapter/store/open.ts';
import type { Polar } from '../src/simulator/index.ts';
import { firstCustomers, peopleOf } from './server/customers.ts';
import { demoHandler } from './server/handler.ts';
import { buildPages } from './server/pages.ts';
import { newRing, softwareOf } from './server/software.ts';
import { ticketsFor } from './server/tickets.ts';
import { demoUpstream } from './server/upstream.ts';
import { openEndpoint } from './server/webhooks.ts';
import { AGENTS } from './server/world.ts';

export interface OpenDemo {
  url: string;
  /** The simulated Polar, to make happen what no page can; null on a real one. */
  polar: Polar | null;
  close(): Promise<void>;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Opens the demo on a port of 127.0.0.1 (0 takes a free one): a simulated Polar that remembers until it is closed, or
 * the real one that the environment names. With a folder of `prepareDemo` its pages and database are there at once.
 */
export async function openDemo(port: number, env: Env, prepared?: string): Promise<OpenDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'floe-demo-'));
  const { pages, dataDir } = inside(folder);
  if (prepared) await cp(prepared, folder, { recursive: true });
  const server = createServer();
  // Whoever comes while it opens waits for it; without a listener node:http would never answer them.
  const opening = Promise.withResolvers<WebHandler>();
  server.on(
    'request',
    toNodeListener(async (request) => (await opening.promise)(request)),
  );
  const at = await listening(server, port);
  const built = prepared ? undefined : buildPages(pages);
  const { readOnly, simulated, ...polar } = demoUpstream(env, (webhook) => floe.handler(webhook));
  const endpoint = simulated && (await openEndpoint(simulated));
  const secret = crypto.randomUUID() + crypto.randomUUID();
  const ring = newRing();
  const tokens = widgetTokens({ secret });
  const floe = createFloe({
    polar: { ...polar, webhookSecrets: endpoint ? [endpoint.secret] : [] },
    authenticate: tokens.authenticate,
    // Said outright: building the pages sets NODE_ENV to production, where the embedded store is refused by default.
    database: { dataDir, allowEmbedded: true },
    secret,
    encryptionKeys: ring,
    license: {},
    origins: [`http://127.0.0.1:${at}`, `http://localhost:${at}`],
  });
  // Opens the embedded database now, so that the first visitor does not wait for it.
  await floe.tick();
  const customers = await firstCustomers(floe);
  const tickets = ticketsFor(customers, simulated !== null);
  const people = await peopleOf(floe, customers);
  const agents = AGENTS.map(({ id, name, role }) => ({ id, name, role }));
  await built;
  const world = { agents, tickets, people, readOnly, simulated: simulated !== null };
  opening.resolve(demoHandler({ floe, tokens, world, software: softwareOf(ring, simulated), pages, port: at }));
  const round = setInterval(() => void floe.tick(), 30_000);
  return {
    url: `http://localhost:${at}`,
    polar: simulated,
    async close() {
      clearInterval(round);
      endpoint?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await floe.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What takes seconds and is the same for every demo, for those who open many. */
export async function prepareDemo(folder: string): Promise<void> {
  const { pages, dataDir } = inside(folder);
  const store = openStore({ dataDir, production: false });
  await Promise.all([buildPages(pages), store.ready()]);
  await store.close();
}

const inside = (folder: string) => ({ pages: join(folder, 'pages'), dataDir: join(folder, 'store') });

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(address.port);
    });
  });
}
