// The provider for pages, under OpenFeature's own SDK; its live stream is tried in a browser.
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Authenticated } from '../../server-adapter/index.ts';
import { floeWebProvider } from '../../src/openfeature/index.ts';
import { agent } from '../adapter/house.ts';
import { elena, type FlagShop, openShop } from '../entitlements/shop.ts';

afterAll(() => OpenFeature.close());
afterEach(() => vi.useRealTimers());

// A refused context is told there, too.
OpenFeature.setLogger({ error: () => {}, warn: () => {}, info: () => {}, debug: () => {} });

const customer = { kind: 'customer', ...elena } as const;
let count = 0;

/** A page's client over a shop. */
async function over(shop: FlagShop, as: Authenticated, options: Partial<Parameters<typeof floeWebProvider>[0]> = {}) {
  count += 1;
  const domain = `web ${count}`;
  const getToken = () => shop.token(as).replace('Bearer ', '');
  const provider = floeWebProvider({ url: 'http://floe.test/floe', getToken, fetch: shop.floe.handler, ...options });
  const ready = OpenFeature.setProviderAndWait(domain, provider, {});
  return { domain, ready, client: OpenFeature.getClient(domain) };
}

describe('floeWebProvider', () => {
  it('answers without waiting what the customer has', async () => {
    const { client, ready } = await over(await openShop(), customer);
    await ready;
    expect(client.getBooleanDetails('beta', false)).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
    expect(client.getBooleanDetails('unheard-of', true)).toMatchObject({ value: false, reason: 'DEFAULT' });
    expect(client.getStringDetails('beta', 'narrow')).toMatchObject({ value: 'narrow', errorCode: 'TYPE_MISMATCH' });
    expect(client.getNumberDetails('unheard-of', 3)).toMatchObject({ value: 3, reason: 'DEFAULT' });
    expect(client.getObjectValue('unheard-of', {})).toEqual({});
  });

  it('follows the context, and goes by nobody else’s flags on the way', async () => {
    const shop = await openShop();
    const { client, ready, domain } = await over(shop, agent());
    await ready.catch(() => undefined); // whom it is about is not said yet
    await OpenFeature.setContext(domain, { targetingKey: 'usr_elena' });
    expect(client.getBooleanValue('beta', false)).toBe(true);
    const moved = OpenFeature.setContext(domain, { targetingKey: 'usr_priya' });
    expect(client.getBooleanValue('beta', true)).toBe(false);
    await moved;
    expect(client.getBooleanDetails('beta', true)).toMatchObject({ value: false, variant: 'none' });
  });

  it('is refused about anybody but oneself, and opens nothing by it', async () => {
    const { client, ready, domain } = await over(await openShop(), customer);
    await ready;
    await OpenFeature.setContext(domain, { targetingKey: 'usr_ben' });
    expect(client.getBooleanValue('beta', true)).toBe(false);
    expect(client.getBooleanDetails('beta', false)).toMatchObject({ reason: 'ERROR', errorCode: 'GENERAL' });
  });

  it('goes by what it knew for a while, says so, and closes then', async () => {
    vi.useFakeTimers();
    const shop = await openShop();
    let isDown = false;
    const fetch = (request: Request) => (isDown ? Promise.reject(new TypeError('cut')) : shop.floe.handler(request));
    const { client, ready } = await over(shop, customer, { fetch });
    await ready;
    const stale = vi.fn();
    client.addHandler(ProviderEvents.Stale, stale);
    isDown = true;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(stale).toHaveBeenCalled();
    expect(client.getBooleanDetails('beta', false)).toMatchObject({ value: true, reason: 'STALE' });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(client.getBooleanValue('beta', true)).toBe(false);
    isDown = false;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(client.getBooleanDetails('beta', false)).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
  });

  it('hands what is tracked to the host', async () => {
    const onTrack = vi.fn();
    const { client, ready } = await over(await openShop(), customer, { onTrack });
    await ready;
    client.track('image.made', { value: 1 });
    expect(onTrack).toHaveBeenCalledWith('image.made', expect.anything(), { value: 1 });
  });
});
