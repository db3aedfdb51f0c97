// The provider for servers, under OpenFeature's own SDK.
import { OpenFeature, ProviderEvents, ProviderStatus } from '@openfeature/server-sdk';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { floeProvider } from '../../server-adapter/openfeature/index.ts';
import { merchant } from '../adapter/merchant.ts';
import { type FlagShop, grantsOf, name, openShop, takeBack, told } from '../entitlements/shop.ts';

afterAll(() => OpenFeature.close());

const elena = { targetingKey: 'usr_elena' };
let count = 0;

/** A client of its own, over a shop. */
async function over(shop: FlagShop, options: Parameters<typeof floeProvider>[1] = {}, changed = () => {}) {
  count += 1;
  const domain = `server ${count}`;
  const client = OpenFeature.getClient(domain);
  client.addHandler(ProviderEvents.ConfigurationChanged, changed);
  await OpenFeature.setProviderAndWait(domain, floeProvider(shop.floe, options));
  return client;
}

const away = { match: { path: /^\/v1\// }, answer: { status: 503 } } as const;

describe('floeProvider', () => {
  it('answers what a customer has, and why', async () => {
    const client = await over(await openShop());
    expect(await client.getBooleanDetails('beta', false, elena)).toMatchObject({
      ...{ value: true, reason: 'TARGETING_MATCH', variant: 'granted' },
    });
    expect(await client.getBooleanDetails('beta', true, { targetingKey: 'usr_priya' })).toMatchObject({
      ...{ value: false, reason: 'DEFAULT', variant: 'none' },
    });
  });

  it('answers texts, numbers and objects that a benefit names', async () => {
    const shop = await openShop();
    const client = await over(shop);
    const is = async (floe_value: string | number) => {
      await name(shop, shop.beta, { floe_key: 'beta', floe_value });
      await told(shop, 'benefit.updated', {
        ...(await grantsOf(shop, shop.shop.elena.customer))[0],
        customer_id: '',
      } as never);
    };
    await is('wide');
    expect(await client.getStringValue('beta', 'narrow', elena)).toBe('wide');
    expect(await client.getStringValue('beta', 'narrow', { targetingKey: 'usr_priya' })).toBe('narrow');
    expect(await client.getNumberDetails('beta', 3, elena)).toMatchObject({ value: 3, errorCode: 'TYPE_MISMATCH' });
    expect(await client.getObjectDetails('beta', {}, elena)).toMatchObject({ errorCode: 'PARSE_ERROR' });
    await is(25);
    expect(await client.getNumberValue('beta', 3, elena)).toBe(25);
    await is('{"seats":5}');
    expect(await client.getObjectValue('beta', {}, elena)).toEqual({ seats: 5 });
  });

  it('is about one of a team where the context names one', async () => {
    const shop = await openShop();
    const { priya } = shop.shop;
    const [grant] = (await grantsOf(shop, priya.customer)).filter(({ member_id }) => member_id !== priya.owner);
    const client = await over(shop);
    const context = { targetingKey: priya.externalId };
    const key = grant?.benefit_id ?? '';
    expect(await client.getBooleanValue(key, false, { ...context, member: grant?.member_id ?? '' })).toBe(true);
    expect(await client.getBooleanDetails(key, true, { ...context, member: 'stranger' })).toMatchObject({
      ...{ value: false, reason: 'ERROR' },
    });
  });

  it('never opens by an error, whatever the default', async () => {
    const shop = await openShop();
    const client = await over(shop);
    expect(await client.getBooleanDetails('beta', false)).toMatchObject({ errorCode: 'TARGETING_KEY_MISSING' });
    expect(await client.getBooleanValue('beta', true)).toBe(false);
    shop.polar.faults.add(away);
    expect(await client.getBooleanDetails('beta', false, elena)).toMatchObject({ value: false, errorCode: 'GENERAL' });
    expect(await client.getBooleanDetails('beta', true, elena)).toMatchObject({
      ...{ value: false, reason: 'ERROR', flagMetadata: { errorCode: 'GENERAL' } },
    });
    expect(await client.getStringValue('beta', 'narrow', elena)).toBe('narrow');
  });

  it('says that it is stale while Polar is away, and ready once it is back', async () => {
    const shop = await openShop();
    const client = await over(shop);
    await client.getBooleanValue('beta', false, elena);
    shop.polar.faults.add(away);
    shop.clock.forward(360_000);
    expect(await client.getBooleanDetails('beta', false, elena)).toMatchObject({ value: true, reason: 'STALE' });
    expect(client.providerStatus).toBe(ProviderStatus.STALE);
    shop.polar.faults.clear();
    shop.clock.forward(6_000);
    expect(await client.getBooleanDetails('beta', false, elena)).toMatchObject({ reason: 'TARGETING_MATCH' });
    expect(client.providerStatus).toBe(ProviderStatus.READY);
  });

  it('tells that something changed', async () => {
    const shop = await openShop();
    const changed = vi.fn();
    const client = await over(shop, {}, changed);
    // It listens, and tells so.
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    await shop.floe.entitlements.check({ externalId: 'usr_elena' }, 'beta');
    await told(shop, 'benefit_grant.revoked', await takeBack(shop));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
    expect(await client.getBooleanValue('beta', true, elena)).toBe(false);
  });

  it('makes usage of what is tracked', async () => {
    const shop = await openShop();
    const errors: unknown[] = [];
    const client = await over(shop, { onError: (error) => errors.push(error) });
    client.track('image.made', elena, { value: 3, size: 'large', nested: { left: 'out' } });
    client.track('image.made', {});
    await vi.waitFor(async () => expect(await shop.store.usage.counts('default')).toMatchObject({ waiting: 1 }));
    await shop.floe.tick();
    const { items } = await merchant(shop, 'GET', '/v1/events/?source=user&name=image.made');
    expect(items).toMatchObject([{ name: 'image.made', metadata: { value: 3, size: 'large' } }]);
    expect(items[0].metadata).not.toHaveProperty('nested');
    expect(errors).toMatchObject([{ message: expect.stringContaining('targetingKey') }]);
  });

  it('tells of usage that was not taken', async () => {
    const shop = await openShop();
    const told = Promise.withResolvers<unknown>();
    const client = await over(shop, { onError: told.resolve });
    client.track('', elena);
    expect(await told.promise).toMatchObject({ name: 'FloeProblem', code: 'invalid_input' });
  });
});
