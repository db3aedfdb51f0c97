import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { toNodeListener, type WebHandler } from '../../server-adapter/hosts/node.ts';
import { agent, type House, ORIGIN, openHouse } from '../adapter/house.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(handler: WebHandler): Promise<number> {
  const server = createServer(toNodeListener(handler));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Sends bytes as they are and reads until the other side is done. */
async function talk(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  let text = '';
  socket.on('data', (data) => {
    text += String(data);
  });
  await once(socket, 'close');
  return text;
}

/** A call that asks for the connection to be closed after it. */
function call(bearer: string, { line = 'POST /floe/orders.get HTTP/1.1', extra = '', body = '{}' } = {}): string {
  return [
    line,
    'Host: floe.test',
    'Connection: close',
    'Content-Type: application/json',
    'Floe-Client: 1',
    `Authorization: ${bearer}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(extra ? [extra] : []),
    '',
    body,
  ].join('\r\n');
}

/** An answer without what differs from call to call; the order of headers says nothing. */
function steady(answer: string): unknown {
  const [head = '', body] = answer.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>').split('\r\n\r\n');
  const [line, ...headers] = head.split('\r\n').filter((one) => !/^date:/i.test(one));
  return { line, headers: headers.sort(), body };
}

const order = ({ shop }: House) =>
  JSON.stringify({ input: { order_id: shop.elena.license }, customer: { id: shop.elena.customer } });

const CALLS: readonly (readonly [string, (house: House, bearer: string) => string])[] = [
  ['a call', (house, bearer) => call(bearer, { body: order(house) })],
  ['a call of a page', (house, bearer) => call(bearer, { body: order(house), extra: `Origin: ${ORIGIN}` })],
  ['a call of a strange page', (_, bearer) => call(bearer, { extra: 'Origin: https://evil.example' })],
  ['a call by nobody', (house) => call('Bearer x', { body: order(house) })],
  ['a credential that comes twice', (_, bearer) => call(bearer, { extra: `Authorization: ${bearer}` })],
  ['a version said twice', (house, bearer) => call(bearer, { body: order(house), extra: 'Floe-Client: 1' })],
  ['two types', (_, bearer) => call(bearer, { extra: 'Content-Type: text/plain' })],
  ['a body that is no JSON', (_, bearer) => call(bearer, { body: '{' })],
  ['a body that is too long', (_, bearer) => call(bearer, { body: JSON.stringify('x'.repeat(300_000)) })],
  ['a path that climbs', (_, bearer) => call(bearer, { line: 'POST /x/../floe/nothing.get?a=1 HTTP/1.1' })],
  ['a path of two slashes', (_, bearer) => call(bearer, { line: 'POST //floe/orders.get HTTP/1.1' })],
  ['an absolute target', (_, bearer) => call(bearer, { line: 'POST http://x.example/floe/orders.get HTTP/1.1' })],
  ['a target that is none', (_, bearer) => call(bearer, { line: 'POST floe HTTP/1.1' })],
  ['another method', (_, bearer) => call(bearer, { line: 'PUT /floe/orders.get HTTP/1.1' })],
  [
    'a preflight',
    () => `OPTIONS /floe/orders.get HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: ${ORIGIN}\r\n\r\n`,
  ],
  ['health', () => 'GET /floe/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['health without its body', () => 'HEAD /floe/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['a host that is none', () => 'GET /floe/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
];

describe('Floe on node:http', () => {
  it.each(CALLS)('answers as it does on the web: %s', async (_, request) => {
    const house = openHouse();
    const bearer = house.token(agent());
    const text = request(house, bearer);
    const answer = await talk(await serve(house.floe.handler), text);
    expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
    // A handler of somebody else takes the way of the web.
    expect(steady(answer)).toEqual(steady(await talk(await serve((seen) => house.floe.handler(seen)), text)));
  });

  it('counts a body that does not say how long it is, and lets go of a caller who sends too much', async () => {
    const house = openHouse();
    const port = await serve(house.floe.handler);
    const head = call(house.token(agent())).replace(/Content-Length.*\r\n/, 'Transfer-Encoding: chunked\r\n');
    const keeping = head.replace('Connection: close\r\n', '').replace('{}', '');
    const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    expect(await talk(port, keeping + piece.repeat(5))).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i);
    expect(await talk(port, `${head.replace('{}', '')}4\r\nnull\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('tells nobody of a caller who hangs up in the middle of the body', async () => {
    const house = openHouse();
    const port = await serve(house.floe.handler);
    const socket = connect(port, '127.0.0.1');
    socket.write(call(house.token(agent()), { body: order(house) }).slice(0, -5));
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    await talk(port, call('Bearer x'));
    expect(house.events).toEqual([]);
  });

  it('shows the session check the request of the web', async () => {
    const seen: Request[] = [];
    const house = openHouse({
      authenticate: (request) => {
        seen.push(request);
        return agent();
      },
    });
    const port = await serve(house.floe.handler);
    expect(await talk(port, call('Bearer a', { body: order(house), extra: 'Cookie: a=1' }))).toMatch(
      /^HTTP\/1\.1 200 /,
    );
    const [request] = seen;
    expect(request).toBeInstanceOf(Request);
    expect([request?.url, request?.method]).toEqual(['http://floe.test/floe/orders.get', 'POST']);
    expect([request?.headers.get('authorization'), request?.headers.get('cookie')]).toEqual(['Bearer a', 'a=1']);
  });

  it('tells the session check when the caller hangs up', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const house = openHouse({
      authenticate: (request) => {
        asked.resolve(request.signal);
        return new Promise((_, reject) => request.signal.addEventListener('abort', reject));
      },
    });
    const socket = connect(await serve(house.floe.handler), '127.0.0.1');
    socket.write(call('Bearer a', { body: order(house) }));
    const signal = await asked.promise;
    socket.destroy();
    await once(signal, 'abort');
  });

  it.each(['rawBody', 'body'])('takes the bytes a parser kept in %s, and says when they are gone', async (name) => {
    const house = openHouse();
    const bearer = house.token(agent());
    const listener = toNodeListener(house.floe.handler);
    const answers: number[] = [];
    for (const keep of [true, false]) {
      const server = createServer(async (message, response) => {
        const parts = await message.toArray();
        Object.assign(message, { body: {} }, keep ? { [name]: Buffer.concat(parts) } : {});
        await listener(message, response);
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      open.push(async () => server.close());
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const answer = await talk(port, call(bearer, { body: order(house) }));
      answers.push(Number(answer.split(' ')[1]));
      if (!keep) expect(answer).toMatch(/Mount Floe before the body parser/);
    }
    expect(answers).toEqual([200, 500]);
  });
});
