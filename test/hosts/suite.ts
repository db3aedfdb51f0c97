import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebHandler } from '../../server-adapter/hosts/node.ts';
import { memoryStore } from '../../server-adapter/index.ts';
import type { Store } from '../../server-adapter/store/port.ts';
import { agent, type House, ORIGIN, openHouse } from '../adapter/house.ts';
import { changeElena, elenaOf } from '../live/open-live.ts';
import { readerOf } from '../live/reader.ts';
import type { Served } from './listen.ts';
import { BYTES, createProbe, sign } from './probe.ts';

type Serve = (handler: WebHandler) => Promise<Served>;

/** The same requests through every host: what a host must bring to the handler, and bring back. */
export function hostSuite(name: string, serve: Serve): void {
  const open: Served[] = [];
  afterEach(async () => {
    for (const served of open.splice(0)) await served.close();
  });
  const mount: Mount = async (handler) => {
    const served = await serve(handler);
    open.push(served);
    return `${served.url}/floe`;
  };
  describe(`the adapter behind ${name}`, () => adapterSuite(mount));
  describe(`any handler behind ${name}`, () => handlerSuite(mount));
}

/** Answers where the base is. */
type Mount = (handler: WebHandler) => Promise<string>;

function adapterSuite(mount: Mount): void {
  const openShop = async () => {
    const house = openHouse();
    return { house, base: await mount(house.floe.handler) };
  };
  const call = ({ house, base }: { house: House; base: string }, body: BodyInit, headers = {}) =>
    fetch(`${base}/orders.get`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'floe-client': '1',
        authorization: house.token(agent()),
        ...headers,
      },
      body,
      // Streams as bodies need it; the rest does not mind.
      ...{ duplex: 'half' },
    });

  it('answers a call, to a page on the list', async () => {
    const shop = await openShop();
    const { order, customer } = shop.house.shop.elena;
    const body = JSON.stringify({ input: { order_id: order }, customer: { id: customer } });
    const answer = await call(shop, body, { origin: ORIGIN });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ result: { id: order }, subject: { customer } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('answers a refusal as a problem document', async () => {
    const answer = await call(await openShop(), '{"input":{"order_id":"x"}}', { authorization: '' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('keeps a live stream open, passes on what changes, and lets go of it when the reader leaves', async () => {
    const store = memoryStore();
    const left = Promise.withResolvers<void>();
    const watch: Store['watch'] = async (heard) => {
      const stop = await store.watch(heard);
      return () => {
        stop();
        left.resolve();
      };
    };
    const house = openHouse({ database: { ...store, watch } });
    const base = await mount(house.floe.handler);
    const leave = new AbortController();
    const answer = await fetch(`${base}/live`, {
      headers: { accept: 'text/event-stream', 'floe-client': '1', authorization: house.token(elenaOf(house)) },
      signal: leave.signal,
    });
    expect([answer.status, answer.headers.get('x-accel-buffering')]).toEqual([200, 'no']);
    const stream = readerOf(answer);
    expect((await stream.next())?.retry).toBeGreaterThan(0);
    expect((await stream.next())?.id).toBeGreaterThan(0);
    const request = await changeElena(house);
    expect((await stream.next())?.data).toMatchObject({ by: request });
    leave.abort();
    await left.promise;
  });

  it('answers 404 and 405 as problem documents, to other methods and on other paths', async () => {
    const { base } = await openShop();
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(`${base}/orders.get`, { method });
      expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST, OPTIONS']);
      expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
    }
    const unknown = await fetch(`${base}/no/such.thing`, { method: 'POST', headers: { 'floe-client': '1' } });
    expect(unknown.headers.get('content-type')).toBe('application/problem+json');
  });

  it('answers HEAD and GET of its health', async () => {
    const { base } = await openShop();
    const [get, head] = await Promise.all([fetch(`${base}/health`), fetch(`${base}/health`, { method: 'HEAD' })]);
    expect([get.status, head.status, await head.text()]).toEqual([200, 200, '']);
    expect(await get.json()).toMatchObject({ ok: true });
  });

  it('answers a preflight: of a page on the list, and of another', async () => {
    const { base } = await openShop();
    const ask = (origin: string) =>
      fetch(`${base}/orders.get`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const listed = await ask(ORIGIN);
    expect([listed.status, await listed.text()]).toEqual([204, '']);
    expect(listed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(listed.headers.get('access-control-allow-headers')).toMatch(/Floe-Client/);
    const other = await ask('https://evil.example');
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('answers 413 to a body that is too large, with its length said or not', async () => {
    const shop = await openShop();
    const large = `{"input":"${'x'.repeat(300 * 1024)}"}`;
    for (const body of [large, new Blob([large]).stream()]) {
      const answer = await call(shop, body);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'too_large' });
    }
  });
}

function handlerSuite(mount: Mount): void {
  const probed = async () => {
    const probe = createProbe();
    return { ...probe, base: await mount(probe.handler) };
  };

  it.each(['application/json', 'application/octet-stream', 'application/x-www-form-urlencoded', 'x/y', undefined])(
    'sees the very bytes that were signed, as %s',
    async (type) => {
      const { base } = await probed();
      const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
      const answer = await fetch(`${base}/webhooks/polar`, { method: 'POST', headers, body: BYTES });
      expect(await answer.json()).toMatchObject({ method: 'POST', signature: await sign(BYTES) });
    },
  );

  it('sees the whole URL, and the method', async () => {
    const { base } = await probed();
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(`${base}/a.b/c%20d?x=1&x=2`, { method });
      expect(await answer.json()).toMatchObject({ method, url: `${base}/a.b/c%20d?x=1&x=2` });
    }
  });

  it('answers with the status, every header and each cookie', async () => {
    const { base } = await probed();
    const answer = await fetch(`${base}/cookies`);
    expect([answer.status, answer.headers.get('x-one'), await answer.text()]).toEqual([418, '1', '{"kept":true}']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  });

  it('lets a stream through', async () => {
    const { base } = await probed();
    expect(await (await fetch(`${base}/stream`)).text()).toBe('onetwo');
  });

  it('tells the handler that the caller hung up', async () => {
    const { base, begun, aborted } = await probed();
    const leave = new AbortController();
    const answer = fetch(`${base}/wait`, { method: 'POST', body: 'x', signal: leave.signal });
    await begun;
    leave.abort();
    await expect(answer).rejects.toThrow(/abort/i);
    await aborted;
  });

  it('answers 400 to a request no URL can hold', async () => {
    const { base } = await probed();
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.write('GET /floe/x HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n');
    const [head] = await once(socket, 'data');
    socket.destroy();
    expect(String(head).split(' ')[1]).toBe('400');
  });
}
