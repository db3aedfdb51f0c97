import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { toNodeListener } from '../../server-adapter/hosts/node.ts';
import { openDesk } from './desk.ts';

it('Node’s own server says who asks, so that one address cannot ask for ever', async () => {
  const listener = toNodeListener(openDesk().house.floe.handler);
  let address = '203.0.113.7';
  const server = createServer((message, response) => {
    Object.defineProperty(message.socket, 'remoteAddress', { value: address, configurable: true });
    void listener(message, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const headers = { 'content-type': 'application/json' };
  const ask = async () =>
    (await fetch(`http://127.0.0.1:${port}/floe/license/activate`, { method: 'POST', headers, body: '{"input":{}}' }))
      .status;
  for (let count = 0; count < 30; count += 1) expect(await ask()).toBe(422);
  expect(await ask()).toBe(429);
  address = '203.0.113.8';
  expect(await ask()).toBe(422);
  server.closeAllConnections();
  server.close();
});
