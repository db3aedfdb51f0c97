import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { redact } from '../engine/redact.ts';
import { busyRounds, toNodeListener } from '../hosts/node.ts';
import { createFloe, type Floe } from '../index.ts';
import { openStore } from '../store/open.ts';
import type { Command } from './floe.ts';
import { guardedServer } from './guarded-server.ts';
import { serveOptions } from './serve-options.ts';
import { stopped } from './stopped.ts';

/** Background work, ms between rounds. */
const TICK = 30_000;
/** Calls are turned away once a round of the event loop takes longer (ms). */
const BUSY = 25;
/** Calls under way may take so long to end when the process is stopped (ms): a write to Polar has 30 s. */
const GRACE = 35_000;

/**
 * `npx floe serve`: the adapter alone on the loopback address, configured by its environment, until it is stopped.
 * Prints one line of JSON once it is ready: where it answers. What an operator should know goes to stderr.
 */
export const serve: Command = async (_, env) => {
  const options = await serveOptions(env);
  const database = openStore({ ...options.store, onError: tell });
  const floe = createFloe({ ...options.floe, database, onError: tell });
  try {
    // A database that cannot be opened should stop the start, not the first refund.
    await database.ready();
    const server = await listen(floe, options.port);
    const { port } = server.address() as AddressInfo;
    const timer = setInterval(() => void floe.tick().catch(tell), TICK);
    // Whoever reads the line may stop us at once.
    const asked = stopped();
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}${options.floe.base}` })}\n`);
    await asked;
    clearInterval(timer);
    await end(server, floe);
  } finally {
    await floe.close();
    await database.close();
  }
  return 0;
};

async function listen(floe: Floe, port: number): Promise<Server> {
  const server = guardedServer(toNodeListener(floe.handler, { isBusy: busyRounds(BUSY) }));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Takes no new call and lets those under way end. */
async function end(server: Server, floe: Floe): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await floe.close();
  await closed;
  clearTimeout(timer);
}

function tell(event: unknown): void {
  const line = event instanceof Error ? { kind: 'failed', message: redact(event.message) } : event;
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
