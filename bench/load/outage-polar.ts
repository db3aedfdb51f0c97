import { createServer, type IncomingMessage } from 'node:http';
import { createPolar } from 'floe/simulator';

// A Polar that enforces the simulator's own zones, and goes away and comes back when it is told. It keeps no events, only
// how often each was taken: an event's external id ends with its number.
const polar = createPolar({ seed: 'empty', requestsPerMinute: 500 });
const taken = new Uint8Array(Number(process.argv[2]));
let isAway = false;
let refused = 0;

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Whether the zone of this bearer is full: any request counts. */
async function isLimited(authorization: string): Promise<Response | null> {
  const answer = await polar.fetch('https://api.polar.sh/v1/meters/?limit=1', { headers: { authorization } });
  return answer.status === 429 ? answer : null;
}

const server = createServer(async (request, response) => {
  const body = await textOf(request);
  if (request.url === '/away' || request.url === '/back') {
    isAway = request.url === '/away';
    return response.end();
  }
  if (isAway) return response.writeHead(503).end();
  const limited = await isLimited(request.headers.authorization ?? '');
  if (limited) {
    refused += 1;
    return response.writeHead(429, { 'retry-after': limited.headers.get('retry-after') ?? '1' }).end();
  }
  if (!request.url?.endsWith('/events/ingest')) return response.writeHead(404).end();
  const { events }: { events: { external_id: string }[] } = JSON.parse(body);
  for (const { external_id } of events) {
    const at = Number(external_id.slice(2));
    taken[at] = (taken[at] ?? 0) + 1;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ inserted: events.length, duplicates: 0 }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
});
process.on('message', () => {
  const lost = taken.reduce((count, times) => count + (times === 0 ? 1 : 0), 0);
  process.send?.({ lost, again: taken.reduce((count, times) => count + Math.max(0, times - 1), 0), refused });
});
process.on('SIGTERM', () => process.exit(0));
