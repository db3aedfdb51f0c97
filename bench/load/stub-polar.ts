import { createServer } from 'node:http';
import { orderJson } from './order.ts';
import { subscriptionJson } from './subscription.ts';

// The upstream of all: answers any order at once, so that what is measured is the road to it. A subscription is never
// canceled before it is asked to be.
const server = createServer((request, response) => {
  const [, , collection, id = ''] = request.url!.split('/');
  response.writeHead(200, { 'content-type': 'application/json', 'polar-version': '2026-10' });
  if (collection === 'events') return response.end('{"inserted":0,"duplicates":0}');
  response.end(collection === 'orders' ? orderJson(id) : subscriptionJson(id, request.method === 'PATCH'));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
});
process.on('SIGTERM', () => process.exit(0));
