import { describe, expect, it } from 'vitest';
import { agent, type House, type HouseOptions, NOW, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { followChanges } from './sender.ts';

const MINUTE = 60_000;
const ADDRESS = 'https://app.example.com/floe/webhooks/polar/default';
const may = agent({ permissions: ['connections:read', 'connections:write'] });

/** A shop whose Polar has an endpoint for us, and an adapter that has its secret. */
async function shop(change: object = {}, options: HouseOptions = {}) {
  const secrets: string[] = [];
  const house = openHouse({ webhookSecrets: { default: secrets }, ...options });
  const endpoint = await merchant(house, 'POST', '/v1/webhooks/endpoints', {
    url: ADDRESS,
    format: 'raw',
    events: ['order.paid'],
    ...change,
  });
  secrets.push(endpoint.secret);
  const status = async () => (await house.ask('webhooks.status', { as: may })).body.result;
  const round = async () => {
    house.clock.forward(5 * MINUTE);
    await house.floe.tick();
  };
  await house.floe.tick();
  const follow = await followChanges(house);
  let count = 0;
  /** How often everything was told stale for everybody, so far. */
  const resyncs = async () => {
    const found = await follow();
    count += found.filter(({ customerId, stale }) => customerId === null && stale.includes('orders.receipt')).length;
    return count;
  };
  return { house, endpoint, status, round, resyncs };
}

/** An adapter that has our endpoint's secret and has read nothing yet. */
async function newcomer(options: HouseOptions = {}): Promise<House> {
  const secrets: string[] = [];
  const house = openHouse({ webhookSecrets: { default: secrets }, ...options });
  const wanted = { url: ADDRESS, format: 'raw', events: ['order.paid'] };
  secrets.push((await merchant(house, 'POST', '/v1/webhooks/endpoints', wanted)).secret);
  return house;
}

const set = (house: House, { id }: { id: string }, enabled: boolean) => house.polar.moves.endpoint(id, { enabled });
const alarms = ({ events }: House) => events.filter(({ kind }) => kind === 'alarm');
/** One look is kept for seconds. */
const health = async (house: House) => {
  house.clock.forward(6_000);
  return (await house.visit('health')).json();
};

describe('an endpoint that Polar has given up', () => {
  it('is told once, shows in health and status, and is told again only after it was well', async () => {
    const { house, endpoint, status, round } = await shop();
    expect(await status()).toMatchObject({ endpoint: 'enabled' });
    expect(await health(house)).toMatchObject({ ok: true, webhooks: 'ok' });
    set(house, endpoint, false);
    await round();
    await round();
    expect(alarms(house)).toMatchObject([{ kind: 'alarm', connection: 'default' }]);
    expect(JSON.stringify(house.events)).not.toContain('whsec_');
    expect(await status()).toMatchObject({ endpoint: 'disabled' });
    expect(await health(house)).toMatchObject({ ok: true, webhooks: 'off' });
    set(house, endpoint, true);
    await round();
    set(house, endpoint, false);
    await round();
    expect(alarms(house)).toHaveLength(2);
  });

  it.each([
    ['may not be changed', { status: 403 }],
    ['is refused in another way', { status: 409 }],
    ['cannot be reached', 'network'],
  ] as const)('is not said to have a wrong address where Polar %s', async (_name, answer) => {
    const { house, endpoint, status } = await shop();
    set(house, endpoint, false);
    house.polar.faults.add({ match: { method: 'PATCH', path: '/v1/webhooks/endpoints' }, answer });
    const { body } = await house.ask('webhooks.repair', { as: may });
    expect([body.state?.reason, body.result]).toEqual([undefined, undefined]);
    expect(await status()).toMatchObject({ endpoint: 'disabled' });
  });

  it('is looked at again four and a half minutes after it was mended, not before', async () => {
    const { house, endpoint } = await shop();
    set(house, endpoint, false);
    await house.ask('webhooks.repair', { as: may });
    const mark = await house.store.bookmarks.read('default', 'endpoint');
    expect(mark?.place).toMatchObject({ state: 'enabled', modified: expect.any(String) });
    const looks = async () => {
      const before = house.seen.length;
      await house.floe.tick();
      return house.seen.slice(before).filter(({ path }) => path.startsWith('/v1/webhooks/endpoints')).length;
    };
    house.clock.forward(269_999);
    expect(await looks()).toBe(0);
    house.clock.forward(1);
    expect(await looks()).toBe(1);
  });

  it('is told to the pages that show how it stands, once', async () => {
    const { house, endpoint, round } = await shop();
    const follow = await followChanges(house);
    set(house, endpoint, false);
    await round();
    await round();
    const told = (await follow()).filter(({ stale }) => stale.includes('webhooks.status'));
    expect(told).toMatchObject([{ customerId: null, stale: ['webhooks.status'] }]);
  });

  it('is on again after one call, and everything is read anew', async () => {
    const { house, endpoint, round, resyncs } = await shop();
    set(house, endpoint, false);
    await round();
    const before = house.seen.length;
    const { status, body } = await house.ask('webhooks.repair', { as: may });
    expect([status, body.result]).toEqual([200, expect.objectContaining({ endpoint: 'enabled', waiting: 0 })]);
    expect(body.stale).toContain('webhooks.status');
    const [again] = (await merchant(house, 'GET', '/v1/webhooks/endpoints')).items;
    expect(again).toMatchObject({ id: endpoint.id, enabled: true });
    expect(await resyncs()).toBe(1);
    const read = house.seen.slice(before).map(({ path }) => path.split('?')[0]);
    expect(read).toEqual(expect.arrayContaining(['/v1/events/', '/v1/refunds/', '/v1/disputes/']));
    expect(await health(house)).toMatchObject({ webhooks: 'ok' });
    await round();
    // It was us who turned it on.
    expect(await resyncs()).toBe(1);
    const trail = await house.ask('audit.list', { as: agent() });
    expect(trail.body.result[0]).toMatchObject({
      operation: 'webhooks.repair',
      outcome: 'succeeded',
      before: { endpoint: 'disabled' },
      after: { endpoint: 'enabled' },
    });
  });

  it('makes the adapter forget what it had read of Polar once it is on again, before the feed is read', async () => {
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let holds = false;
    const wrap: HouseOptions['wrap'] = (fetch) => async (input, init) => {
      const request = new Request(input, init);
      if (holds && request.url.includes('/v1/events/')) {
        asked.resolve();
        await answered.promise;
      }
      return fetch(request);
    };
    const { house, endpoint, round } = await shop({}, { wrap });
    const elena = { kind: 'customer', externalId: house.shop.elena.externalId } as const;
    const looks = async () => {
      const before = house.seen.length;
      const { status } = await house.ask('customer.overview', { as: elena });
      expect(status).toBe(200);
      return house.seen.slice(before).filter(({ path }) => path.startsWith('/v1/organizations')).length;
    };
    expect([await looks(), await looks()]).toEqual([1, 0]);
    set(house, endpoint, false);
    await round();
    set(house, endpoint, true);
    house.clock.forward(5 * MINUTE);
    expect([await looks(), await looks()]).toEqual([1, 0]);
    // What the feed and the lists tell would make it forget, too.
    holds = true;
    const ticked = house.floe.tick();
    await asked.promise;
    const meanwhile = await looks();
    answered.resolve();
    await ticked;
    expect(meanwhile).toBe(1);
  });

  it('is caught up with also when somebody else turned it on, even between two looks', async () => {
    const { house, endpoint, round, resyncs } = await shop();
    set(house, endpoint, false);
    await round();
    set(house, endpoint, true);
    await round();
    expect(await resyncs()).toBe(1);
    house.clock.forward(1000);
    for (const enabled of [false, true]) {
      await merchant(house, 'PATCH', `/v1/webhooks/endpoints/${endpoint.id}`, { enabled });
    }
    await round();
    expect(await resyncs()).toBe(2);
    await round();
    expect(await resyncs()).toBe(2);
  });

  it('is told to the pages that show it, when it changes and only then', async () => {
    const { house, endpoint, round } = await shop();
    const follow = await followChanges(house);
    const told = async () =>
      (await follow()).filter(({ stale }) => stale.length === 1 && stale[0] === 'webhooks.status');
    await round();
    expect(await told()).toEqual([]);
    set(house, endpoint, false);
    await round();
    expect(await told()).toMatchObject([{ customerId: null, at: house.clock.now() }]);
    await round();
    expect(await told()).toEqual([]);
  });

  it('cannot be turned on while its address is none', async () => {
    const { house, endpoint } = await shop();
    house.polar.moves.endpoint(endpoint.id, { enabled: false, url: 'http://127.0.0.1:9099/hook' });
    const { body } = await house.ask('webhooks.repair', { as: may });
    expect(body).toMatchObject({ code: 'state_conflict', state: { reason: 'address' } });
  });
});

describe('reading everything anew', () => {
  it('goes on from where the feed and the lists stood', async () => {
    const { house } = await shop();
    const places = async () => {
      const marks = await Promise.all(['feed', 'lists'].map((name) => house.store.bookmarks.read('default', name)));
      return marks.map((mark) => mark?.place);
    };
    const before = await places();
    expect(before).toMatchObject([{ since: expect.any(Number) }, { shelves: { orders: expect.any(Object) } }]);
    house.clock.forward(1000);
    await house.ask('webhooks.repair', { as: may });
    expect(await places()).toEqual(before);
  });

  it('begins at the beginning where nothing was read before', async () => {
    const house = await newcomer();
    expect((await house.ask('webhooks.repair', { as: may })).status).toBe(200);
    expect(await house.store.bookmarks.read('default', 'feed')).toMatchObject({ place: { since: NOW - 10 * MINUTE } });
  });

  it('shows nothing that was read before, though neither feed nor lists say what has changed', async () => {
    const house = await newcomer({ readTtl: MINUTE });
    house.polar.faults.add({ match: { path: '/v1/events/' }, answer: { status: 403 } });
    const { elena } = house.shop;
    const name = async () =>
      (await house.ask('customer.get', { as: agent(), customer: { id: elena.customer } })).body.result.name;
    const before = await name();
    await merchant(house, 'PATCH', `/v1/customers/${elena.customer}`, { name: 'Elena, renamed' });
    expect(await name()).toBe(before);
    await house.ask('webhooks.repair', { as: may });
    expect(await name()).toBe('Elena, renamed');
  });
});

describe('our endpoint', () => {
  it('is the one with our secret, whatever else stands beside it', async () => {
    const { house, status } = await shop();
    const other = await merchant(house, 'POST', '/v1/webhooks/endpoints', { url: ADDRESS, format: 'raw', events: [] });
    set(house, other, false);
    expect(await status()).toMatchObject({ endpoint: 'enabled' });
  });

  it('is missing when its secret was made anew at Polar', async () => {
    const { house, endpoint, status, round } = await shop();
    await merchant(house, 'PATCH', `/v1/webhooks/endpoints/${endpoint.id}/secret`);
    await round();
    expect(await status()).toMatchObject({ endpoint: 'missing' });
    expect(alarms(house)).toMatchObject([{ message: expect.stringContaining('floe webhooks check') }]);
    expect(await health(house)).toMatchObject({ webhooks: 'off' });
    const { body } = await house.ask('webhooks.repair', { as: may });
    expect(body).toMatchObject({ code: 'state_conflict', state: { reason: 'missing' } });
  });

  it('is not judged by a look that failed', async () => {
    const { house, endpoint, status, round, resyncs } = await shop();
    set(house, endpoint, false);
    await round();
    house.polar.faults.add({ match: { path: '/v1/webhooks/endpoints' }, answer: { status: 403 } });
    await round();
    expect(await status()).toMatchObject({ endpoint: 'unknown' });
    house.polar.faults.clear();
    await round();
    expect(alarms(house)).toHaveLength(1);
    set(house, endpoint, true);
    await round();
    expect(await resyncs()).toBe(1);
  });

  it('is not known while the first look fails, and then looked for again', async () => {
    const house = openHouse({ webhookSecrets: { default: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] } });
    house.polar.faults.add({ match: { path: '/v1/webhooks/endpoints' }, answer: { status: 403 } });
    await house.floe.tick();
    const place = async () => (await house.store.bookmarks.read('default', 'endpoint'))?.place;
    expect(await place()).toEqual({ state: 'unknown', modified: null });
    expect(alarms(house)).toEqual([]);
    house.polar.faults.clear();
    house.clock.forward(5 * MINUTE);
    await house.floe.tick();
    expect(await place()).toEqual({ state: 'missing', modified: null });
    expect(alarms(house)).toHaveLength(1);
  });

  it('is told with nothing where nothing has come or been read yet', async () => {
    expect((await openHouse().ask('webhooks.status', { as: may })).body.result).toEqual({
      endpoint: 'unset',
      received_at: null,
      caught_up_at: null,
      waiting: 0,
      unknown: 0,
      unread: [],
      may_change: true,
    });
  });

  it('says to who asks whether the endpoint is theirs to turn on', async () => {
    const { house } = await shop();
    const looker = agent({ permissions: ['connections:read'] });
    const asked = await Promise.all([may, looker].map((as) => house.ask('webhooks.status', { as })));
    expect(asked.map(({ body }) => body.result.may_change)).toEqual([true, false]);
  });

  it('is unset where there is no secret, which is no alarm', async () => {
    const house = openHouse();
    await house.floe.tick();
    expect((await house.ask('webhooks.status', { as: may })).body.result).toMatchObject({ endpoint: 'unset' });
    expect(await health(house)).toMatchObject({ webhooks: 'ok' });
    expect(house.events).toEqual([]);
  });
});

it('shows news that nobody applies as overdue', async () => {
  const { house } = await shop();
  const news = { source: 'webhook', type: 'order.paid', orderId: null, subscriptionId: null, body: null } as const;
  await house.store.inbox.add('default', { ...news, id: 'a', at: NOW, customerId: 'c' });
  expect(await health(house)).toMatchObject({ overdue: 0 });
  house.clock.forward(2 * MINUTE);
  expect(await health(house)).toMatchObject({ overdue: 1 });
  house.clock.forward(13 * MINUTE);
  // The feeds of both connections, too, have not been read for a quarter of an hour.
  expect(await health(house)).toMatchObject({ overdue: 3 });
  await house.floe.tick();
  expect(await health(house)).toMatchObject({ overdue: 0 });
});
