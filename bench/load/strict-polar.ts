import { createServer } from 'node:http';
import { toNodeListener } from 'floe/server/node';
import { createPolar } from 'floe/simulator';

// A Polar that enforces its limits, and tells what it was asked and refused.
const polar = createPolar({ seed: 'demo', requestsPerMinute: 500, newTokensPerMinute: 60 });
const CUSTOMERS = 20;
const customers = await ids();
while (customers.length < CUSTOMERS) customers.push(await join(`buyer-${customers.length}@example.com`));
let [asked, refused] = [0, 0];

async function ids(): Promise<string[]> {
  const { items }: { items: { id: string; type: string }[] } = await (await ask('GET', '?limit=20')).json();
  // A team is seen by one of its members, not as itself.
  return items.filter(({ type }) => type === 'individual').map(({ id }) => id);
}

async function join(email: string): Promise<string> {
  const { id }: { id: string } = await (await ask('POST', '', JSON.stringify({ email }))).json();
  return id;
}

function ask(method: string, query: string, body?: string): Promise<Response> {
  const headers = { authorization: 'Bearer polar_oat_demo', 'content-type': 'application/json' };
  return polar.fetch(`https://api.polar.sh/v1/customers/${query}`, { method, headers, ...(body && { body }) });
}

const server = createServer(
  toNodeListener(async (request) => {
    const answer = await polar.fetch(request);
    asked += 1;
    if (answer.status === 429) refused += 1;
    return answer;
  }),
);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (!address || typeof address !== 'object') return;
  const url = `http://127.0.0.1:${address.port}`;
  const { customer, order } = polar.ids;
  console.log(JSON.stringify({ url, customers, customer, order }));
});
process.on('message', () => process.send?.({ asked, refused }));
process.on('SIGTERM', () => process.exit(0));
