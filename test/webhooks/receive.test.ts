import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../server-adapter/index.ts';
import { StoreUnavailable } from '../../server-adapter/store/port.ts';
import { NOW } from '../adapter/house.ts';
import { deliver, OURS, openReceiver, parcel, THEIRS } from './sender.ts';

const MEGABYTE = 1024 * 1024;
const DAY = 24 * 3_600_000;
const orderPaid = { type: 'order.paid', timestamp: '2026-11-23T12:00:00Z', data: { id: 'o-1', customer_id: 'c-1' } };

const changes = async ({ store }: ReturnType<typeof openReceiver>, connection = 'default') =>
  (await store.changes.since(connection, { after: NOW - 1, limit: 100 })) ?? [];

describe('a webhook', () => {
  it('is kept, answered and applied without waiting for a round', async () => {
    const house = openReceiver();
    const response = await deliver(house, parcel(orderPaid));
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
    expect(response.headers.get('cache-control')).toBe('no-store');
    await house.floe.close();
    expect(await house.store.inbox.counts('default')).toMatchObject({ waiting: 0, webhookAt: NOW, unknown: 0 });
    expect(await changes(house)).toMatchObject([
      { customerId: 'c-1', ids: ['o-1'], stale: expect.arrayContaining(['orders.get', 'customer.overview']) },
    ]);
  });

  it('is applied once and answered well each time it comes again, for ninety days', async () => {
    const house = openReceiver();
    const sent = parcel(orderPaid);
    for (const later of [0, 60_000, 90 * DAY]) {
      house.clock.set(NOW + later);
      const again = parcel(orderPaid, { id: sent.id, at: NOW + later });
      expect((await deliver(house, again)).status).toBe(202);
      await house.floe.tick();
    }
    const found = await changes(house);
    expect(found.filter(({ customerId }) => customerId === 'c-1')).toHaveLength(1);
  });

  it('counts as the first where two with one id come at once', async () => {
    const house = openReceiver();
    const sent = parcel(orderPaid);
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(house, sent)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    await house.floe.close();
    expect(await changes(house)).toHaveLength(1);
  });

  it('is verified by the bytes that came, not by what they mean', async () => {
    const house = openReceiver();
    const sent = parcel('{ "type" : "order.paid" , "data" : { "customer_id" : "c-1" } }');
    expect((await deliver(house, sent)).status).toBe(202);
    expect((await deliver(house, { ...sent, id: 'msg_other', body: '{"type":"order.paid"}' })).status).toBe(403);
  });

  it('belongs to the connection whose secret signed it', async () => {
    const house = openReceiver();
    expect((await deliver(house, parcel(orderPaid), 'second')).status).toBe(403);
    expect((await deliver(house, parcel(orderPaid, { secret: THEIRS }), 'default')).status).toBe(403);
    expect((await deliver(house, parcel(orderPaid, { secret: THEIRS }), 'second')).status).toBe(202);
    await house.floe.close();
    expect(await changes(house)).toEqual([]);
    expect(await changes(house, 'second')).toHaveLength(1);
  });

  it('may use an old and a new secret while one replaces the other', async () => {
    const house = openReceiver({ webhookSecrets: { default: [THEIRS, OURS] } });
    for (const secret of [OURS, THEIRS]) {
      expect((await deliver(house, parcel(orderPaid, { secret }))).status).toBe(202);
    }
  });

  it('needs no session, and a session does not help', async () => {
    const house = openReceiver();
    const sent = { ...parcel(orderPaid), signature: null };
    expect((await deliver(house, sent)).status).toBe(403);
  });
});

describe('what is refused', () => {
  const wrong = () => ({ ...parcel(orderPaid), body: '{}' });

  it('reads the same whatever was wrong', async () => {
    const house = openReceiver();
    const refused = [
      deliver(house, wrong()),
      deliver(house, { ...parcel(orderPaid), id: null }),
      deliver(house, { ...parcel(orderPaid), timestamp: '1' }),
      deliver(house, { ...parcel(orderPaid), signature: 'v1,' }),
      deliver(house, parcel(orderPaid, { at: NOW - 301_000 })),
      deliver(house, parcel(orderPaid), 'third'),
      deliver(house, parcel(orderPaid), 'second'),
    ];
    const said = (await Promise.all(refused)).map(async (response) => {
      const { requestId: _, ...body } = await response.json();
      return JSON.stringify([response.status, response.headers.get('content-type'), body]);
    });
    expect(new Set(await Promise.all(said)).size).toBe(1);
    expect(JSON.parse((await said[0]) ?? '')).toMatchObject([
      403,
      'application/problem+json',
      { code: 'forbidden', status: 403 },
    ]);
    expect(await house.store.inbox.counts('default')).toMatchObject({ waiting: 0, webhookAt: null });
  });

  it('is everything, on a connection without a secret or of another name, and no alarm', async () => {
    const house = openReceiver({ webhookSecrets: {} });
    expect((await deliver(house, parcel(orderPaid))).status).toBe(403);
    expect((await deliver(house, parcel(orderPaid, { secret: '' }))).status).toBe(403);
    // Whoever makes names up makes nothing grow.
    expect((await deliver(house, parcel(orderPaid), 'made-up')).status).toBe(403);
    expect(house.events).toEqual([]);
  });

  it('is a page, whatever it sends', async () => {
    const { floe } = openReceiver();
    const headers = { origin: 'https://app.example.com' };
    const url = 'http://floe.test/floe/webhooks/polar/default';
    const response = await floe.handler(new Request(url, { method: 'POST', headers, body: '{}' }));
    expect([response.status, (await response.json()).code]).toEqual([403, 'origin_refused']);
  });

  it('alarms the operator, once a minute at most, and never with what was sent', async () => {
    const house = openReceiver();
    for (let n = 0; n < 5; n += 1) await deliver(house, wrong());
    expect(house.events).toMatchObject([{ kind: 'alarm', connection: 'default' }]);
    expect(JSON.stringify(house.events)).not.toContain('whsec_');
    house.clock.forward(60_000);
    await deliver(house, { ...parcel(orderPaid, { at: house.clock.now() }), body: '{}' });
    expect(house.events).toHaveLength(2);
  });

  it('is no alarm where it bears no signature of a version we know', async () => {
    const house = openReceiver();
    expect((await deliver(house, { ...parcel(orderPaid), signature: 'v2,AAAA' })).status).toBe(403);
    expect(house.events).toEqual([]);
  });

  it('does not start: an empty secret', () => {
    for (const secret of ['', '  ', 'whsec_', 'whsec_\n']) {
      expect(() => openReceiver({ webhookSecrets: { default: [OURS, secret] } })).toThrow(/webhook secret is empty/);
    }
  });
});

describe('the body', () => {
  it('may have a mebibyte and not a byte more', async () => {
    const house = openReceiver();
    expect((await deliver(house, parcel(' '.repeat(MEGABYTE)))).status).toBe(202);
    const long = await deliver(house, parcel(' '.repeat(MEGABYTE + 1)));
    expect([long.status, (await long.json()).code]).toEqual([413, 'too_large']);
  });

  it('is not read further than that where it does not say its length', async () => {
    const { floe } = openReceiver();
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const { id, timestamp, signature } = parcel('');
    const headers = { 'webhook-id': `${id}`, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `${signature}` };
    const url = 'http://floe.test/floe/webhooks/polar/default';
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await floe.handler(new Request(url, init))).status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  it('is not read at all where it says that it is longer', async () => {
    const { floe } = openReceiver();
    const { id, timestamp, signature } = parcel('');
    const request = new Request('http://floe.test/floe/webhooks/polar/default', {
      method: 'POST',
      headers: {
        ...{ 'webhook-id': `${id}`, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `${signature}` },
        'content-length': String(MEGABYTE + 1),
      },
      body: 'x',
    });
    expect((await floe.handler(request)).status).toBe(413);
    expect(request.bodyUsed).toBe(false);
  });

  it('that breaks off half way is refused, and is nothing an operator should hear of', async () => {
    const { floe, events } = openReceiver();
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('cut')) });
    const { id, timestamp, signature } = parcel('');
    const headers = { 'webhook-id': `${id}`, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `${signature}` };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await floe.handler(new Request('http://floe.test/floe/webhooks/polar/default', init));
    expect([response.status, events]).toEqual([403, []]);
  });

  it('is not read at all where the headers are wrong already', async () => {
    const { floe } = openReceiver();
    const request = new Request('http://floe.test/floe/webhooks/polar/default', { method: 'POST', body: 'x' });
    expect((await floe.handler(request)).status).toBe(403);
    expect(request.bodyUsed).toBe(false);
  });
});

describe('authentic news that are not understood', () => {
  const kept: Record<string, string | Uint8Array<ArrayBuffer>> = {
    'a type nobody knows': '{"type":"moon.rose","data":{"customer_id":"c-1"}}',
    'a new member of a known family': '{"type":"order.framed","data":{"id":"o-1","customer_id":"c-1"}}',
    'a type that is no text': '{"type":7,"data":{}}',
    'no data': '{"type":"order.paid"}',
    'a list': '[1,2]',
    null: 'null',
    'no JSON': 'hello',
    'half of it': '{"type":"order.paid","data":{',
    nothing: '',
    'bytes that are no text': new Uint8Array([0xc3, 0x28, 0x00]),
    'names that reach a prototype': '{"__proto__":{"type":"order.paid"},"constructor":{},"type":"toString","data":{}}',
    'a depth nobody needs': '['.repeat(200_000),
  };

  it.each(Object.entries(kept))('are kept, counted and answered well: %s', async (_name, body) => {
    const house = openReceiver();
    expect((await deliver(house, parcel(body))).status).toBe(202);
    await house.floe.close();
    expect(await house.store.inbox.counts('default')).toMatchObject({ waiting: 0, unknown: 1 });
    const [change] = await changes(house);
    expect(change?.stale).toContain('customer.overview');
    expect(house.events).toEqual([]);
  });

  it('make everything stale for their customer, or for everybody where they name none', async () => {
    const house = openReceiver();
    await deliver(house, parcel(kept['a type nobody knows'] ?? ''));
    await deliver(house, parcel('hello'));
    await house.floe.close();
    const found = await changes(house);
    expect(found.map(({ customerId }) => customerId).sort()).toEqual(['c-1', null]);
    for (const { stale } of found) expect(stale).toEqual(expect.arrayContaining(['orders.get', 'licenseKeys.list']));
  });

  it('are kept without the secrets in them', async () => {
    const store = memoryStore();
    const kept: string[] = [];
    const inbox: typeof store.inbox = {
      ...store.inbox,
      add: async (connection, news) => {
        kept.push(news.body ?? '');
        return store.inbox.add(connection, news);
      },
    };
    const house = openReceiver({ database: { ...store, inbox } });
    await deliver(house, parcel({ type: 'moon.rose', data: { secret: 'polar_c_abc123', note: 'polar_oat_xyz' } }));
    expect(kept[0]).toContain('moon.rose');
    expect(kept[0]).not.toMatch(/polar_(c|oat)_[a-z]/);
  });

  it('leave nothing of a body that was understood', async () => {
    const house = openReceiver();
    await deliver(house, parcel(orderPaid));
    expect(await house.store.inbox.counts('default')).toMatchObject({ unknown: 0 });
  });
});

describe('while the database is away', () => {
  it('asks Polar to come again, and takes the news then', async () => {
    const store = memoryStore();
    let isAway = true;
    const inbox = {
      ...store.inbox,
      add: (...args: Parameters<typeof store.inbox.add>) =>
        isAway ? Promise.reject(new StoreUnavailable('The database does not answer.')) : store.inbox.add(...args),
    };
    const house = openReceiver({ database: { ...store, inbox } });
    const sent = parcel(orderPaid);
    const first = await deliver(house, sent);
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await first.json()).code).toBe('unavailable');
    isAway = false;
    expect((await deliver(house, sent)).status).toBe(202);
    await house.floe.close();
    expect(await store.inbox.counts('default')).toMatchObject({ waiting: 0, webhookAt: NOW });
  });

  it('keeps for the next round what could not be applied', async () => {
    const store = memoryStore();
    let isAway = true;
    const transaction: typeof store.transaction = (work) =>
      isAway ? Promise.reject(new StoreUnavailable('The database does not answer.')) : store.transaction(work);
    const house = openReceiver({ database: { ...store, transaction } });
    const sent = await deliver(house, parcel(orderPaid));
    expect(sent.status).toBe(202);
    await house.floe.close();
    expect(house.events).toMatchObject([{ kind: 'failed', connection: 'default' }]);
    expect(await store.inbox.counts('default')).toMatchObject({ waiting: 1 });
    isAway = false;
    house.clock.forward(60_000);
    expect(await house.floe.tick()).toMatchObject({ applied: expect.any(Number), failed: 0 });
    expect(await store.inbox.counts('default')).toMatchObject({ waiting: 0 });
  });
});
