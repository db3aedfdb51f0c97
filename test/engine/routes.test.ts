// Routes of each reach, through the handler: who gets as far as the route's own code.
import { expect, it } from 'vitest';
import { createAdmit } from '../../server-adapter/engine/admit.ts';
import { createDispatch } from '../../server-adapter/engine/dispatch.ts';
import { createHandle } from '../../server-adapter/engine/handle.ts';
import { overWeb } from '../../server-adapter/engine/over-web.ts';
import { FloeProblem } from '../../server-adapter/engine/problem.ts';
import { EVERY_REPLY } from '../../server-adapter/engine/reply-headers.ts';
import { defineRoutes } from '../../server-adapter/engine/routes.ts';
import type { Authenticated } from '../../server-adapter/index.ts';
import { memoryStore } from '../../server-adapter/index.ts';
import { agent, NOW, ORIGIN } from '../adapter/house.ts';

const routes = defineRoutes({
  open: { methods: ['GET', 'HEAD'], path: 'open', reach: 'anonymous' },
  inlet: { methods: ['POST'], path: 'inlet/{connection}', reach: 'signature' },
  stream: { methods: ['GET'], path: 'stream', reach: 'caller', allow: { customer: 'own', agent: 'orders:read' } },
  across: { methods: ['GET'], path: 'across', reach: 'caller', allow: { agent: 'orders:read' }, across: true },
});

function stand(who: Authenticated = null) {
  const visits: string[] = [];
  const store = memoryStore();
  const ports = { clock: { now: () => NOW }, newId: () => 'one', report: () => undefined, store };
  const answer = (text: string) => {
    visits.push(text);
    return { status: 200, headers: { 'content-type': 'text/plain', 'cache-control': 'public' }, body: text };
  };
  const handle = createHandle({
    ...ports,
    base: '/floe',
    origins: [ORIGIN],
    appOrigins: [],
    headers: EVERY_REPLY,
    version: 1,
    authenticate: () => who,
    run: () => Promise.reject(new FloeProblem('unknown_operation')),
    routes: createDispatch(routes, {
      open: () => answer('open'),
      inlet: ({ params }) => answer(`inlet ${params.connection}`),
      stream: ({ caller, connection }) => answer(`stream ${caller.kind} ${connection}`),
      across: ({ caller }) => answer(`across ${caller.kind}`),
    }),
    admit: createAdmit({
      ...ports,
      house: { trustClaimedTicket: false },
      knows: (connection) => connection === 'default',
    }),
    onAnonymous: () => undefined,
  });
  const handler = overWeb(handle);
  const send = async (line: string, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = line.split(' ');
    const response = await handler(new Request(`http://floe.test/floe/${path}`, { method, headers }));
    const text = await response.text();
    return { status: response.status, headers: response.headers, said: response.ok ? text : JSON.parse(text).code };
  };
  return { send, visits, store };
}

const CLIENT = { 'floe-client': '1' };
const right = agent({ permissions: ['orders:read'] });

it('is open to everybody where the route says so, and carries what every answer carries', async () => {
  const { send } = stand();
  const { status, headers, said } = await send('GET open');
  expect([status, said]).toEqual([200, 'open']);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('floe-request-id')).toBe('one');
  expect((await send('HEAD open')).said).toBe('');
});

it('is met by its own methods only', async () => {
  const { send, visits } = stand(right);
  const { status, headers } = await send('POST open');
  expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect((await send('GET inlet/default')).status).toBe(405);
  expect((await send('POST stream', CLIENT)).status).toBe(405);
  expect(visits).toEqual([]);
});

it('lets programs to a route for signatures, and no page', async () => {
  const { send, visits } = stand();
  expect((await send('POST inlet/acme')).said).toBe('inlet acme');
  expect((await send('POST inlet/acme', { origin: ORIGIN })).said).toBe('origin_refused');
  expect((await send('POST inlet/acme', { 'sec-fetch-site': 'same-origin' })).said).toBe('origin_refused');
  expect((await send('OPTIONS inlet/acme', { origin: ORIGIN })).status).toBe(405);
  expect(visits).toEqual(['inlet acme']);
});

it.each(['inlet', 'inlet/', 'inlet/a/b', 'inlet/%2e%2e', 'inlet/a%2fb', 'inlet/%', 'inlets/a', 'Inlet/a'])(
  'does not take %s for a path of its own',
  async (path) => {
    const { send, visits } = stand();
    expect((await send(`POST ${path}`, { ...CLIENT, 'content-type': 'application/json' })).status).not.toBe(200);
    expect(visits).toEqual([]);
  },
);

it.each<[string, Authenticated, string]>([
  ['nobody', null, 'unauthenticated'],
  ['an expired session', 'expired', 'session_expired'],
  ['a customer', { kind: 'customer', externalId: 'e' }, 'stream customer default'],
  ['an agent with the right', right, 'stream agent default'],
  ['an agent without it', agent({ permissions: ['refunds:read'] }), 'forbidden'],
  ['a kind that is not named', { kind: 'service', id: 's', permissions: ['orders:read'] }, 'forbidden'],
  ['another connection', agent({ permissions: ['orders:read'], connection: 'other' }), 'forbidden'],
])('asks %s by the policy of operations', async (_name, who, expected) => {
  const { send, visits } = stand(who);
  expect((await send('GET stream', CLIENT)).said).toBe(expected);
  expect(visits).toEqual(expected.startsWith('stream') ? [expected] : []);
});

it('keeps a pinned caller out of what reaches across customers', async () => {
  const { send } = stand(agent({ permissions: ['orders:read'], customer: { externalId: 'e' } }));
  expect((await send('GET across', CLIENT)).said).toBe('forbidden');
  expect((await send('GET stream', CLIENT)).said).toBe('stream agent default');
});

it('writes a refusal into the trail, under the route’s name', async () => {
  const { send, store } = stand(agent({ permissions: [] }));
  await send('GET stream', CLIENT);
  const { entries } = await store.audit.list('default', { limit: 10 });
  expect(entries).toMatchObject([{ kind: 'denial', operation: 'stream', outcome: { code: 'forbidden' } }]);
});

it('asks pages for their origin and for the header of the client', async () => {
  const { send, visits } = stand(right);
  expect((await send('GET stream')).said).toBe('origin_refused');
  expect((await send('GET stream', { ...CLIENT, origin: 'https://evil.example' })).said).toBe('origin_refused');
  expect(visits).toEqual([]);
  const preflight = await send('OPTIONS stream', { origin: ORIGIN });
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET']);
});
