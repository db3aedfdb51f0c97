import { createServer } from 'node:http';
import { orderJson } from './order.ts';

// The upstream of both: answers any order at once, so that what is measured is the road to it.
const server = createServer((request, response) => {
  const id = request.url!.split('/').at(-1)!;
  const body = orderJson(id);
  // Polar tells the length of its answers.
  const length = String(Buffer.byteLength(body));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length, 'polar-version': '2026-10' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
});
process.on('SIGTERM', () => process.exit(0));
