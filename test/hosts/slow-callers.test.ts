// Callers that send slowly, or more than anybody needs: each costs a socket for a while, and nobody else a thing.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { guardedServer, LIMITS } from '../../server-adapter/cli/guarded-server.ts';
import { toNodeListener } from '../../server-adapter/hosts/node.ts';
import { openHouse } from '../adapter/house.ts';

/** The same server with a second in the place of ten. */
const SHORT = { ...LIMITS, headersTimeout: 1_000, requestTimeout: 1_500, connectionsCheckingInterval: 100 };
const SLOW = 200;
const HEAD = 'POST /floe/orders.list HTTP/1.1\r\nhost: floe.test\r\n';

let server: Server;
let port = 0;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = guardedServer(toNodeListener(openHouse().floe.handler), SHORT);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** Says this much, then lets a byte drip now and again; answers what the server said before it hung up. */
async function slowly(start: string, drip = 'x'): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  socket.on('data', (part) => {
    heard += String(part);
  });
  socket.on('error', () => undefined);
  socket.write(start);
  const dripping = setInterval(() => socket.write(drip), 100);
  // A reset is one way of hanging up.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(dripping);
  return heard;
}

it('serves with ten seconds for headers, thirty for a request, and sixteen kilobytes of headers', () => {
  expect(LIMITS).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 });
  expect(LIMITS.connectionsCheckingInterval).toBeLessThanOrEqual(5_000);
});

it('hangs up on those who never come to an end, and answers everybody else meanwhile', async () => {
  const heads = Array.from({ length: SLOW }, () => slowly(`${HEAD}x-slow: `));
  const bodies = Array.from({ length: SLOW / 4 }, () =>
    slowly(`${HEAD}content-type: application/json\r\nfloe-client: 1\r\ncontent-length: 100000\r\n\r\n{`),
  );
  for (let call = 0; call < 50; call += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/floe/health`);
    expect([response.status, (await response.json()).ok]).toEqual([200, true]);
  }
  for (const heard of await Promise.all([...heads, ...bodies])) expect(heard).toMatch(/^(HTTP\/1\.1 408|$)/);
  const after = await fetch(`http://127.0.0.1:${port}/floe/health`);
  expect(after.status).toBe(200);
});

it('refuses more headers than anybody needs', async () => {
  const heard = await slowly(`${HEAD}x-bomb: ${'x'.repeat(20_000)}\r\n\r\n`);
  expect(heard).toMatch(/^HTTP\/1\.1 431/);
  const many = await slowly(`${HEAD}${'a: b\r\n'.repeat(4_000)}\r\n`);
  expect(many).toMatch(/^HTTP\/1\.1 431/);
});
