import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { expect, it } from 'vitest';
import { createFloe, memoryStore } from '../../server-adapter/index.ts';
import { floeWebProvider } from '../../src/openfeature/index.ts';
import { createPolar } from '../../src/simulator/index.ts';

it('a flag of an open page is off when another ends the plan, without a reload', async () => {
  const clock = { now: () => Date.parse('2026-11-23T12:00:00Z') };
  const polar = createPolar({ seed: 'demo', clock });
  const floe = createFloe({
    polar: {
      accessToken: 'polar_oat_demo',
      rate: false,
      fetch: (input, init) => polar.fetch(new Request(input, init)),
    },
    authenticate: () => ({ kind: 'customer', externalId: 'usr_elena' }),
    secret: 'a-secret-for-tests-of-at-least-32-bytes',
    origins: [location.origin],
    database: memoryStore(),
    clock,
  });
  const heard = Promise.withResolvers<void>();
  const fetch = async (request: Request) => {
    const response = await floe.handler(request);
    if (new URL(request.url).pathname.endsWith('/live')) heard.resolve();
    return response;
  };
  await OpenFeature.setProviderAndWait(floeWebProvider({ url: '/floe', fetch }));
  const client = OpenFeature.getClient();
  expect(client.getBooleanValue('beta', false)).toBe(true);
  await heard.promise;
  const changed = Promise.withResolvers<unknown>();
  client.addHandler(ProviderEvents.ConfigurationChanged, (details) => changed.resolve(details?.flagsChanged));
  const service = { kind: 'service', id: 'host', permissions: ['subscriptions:write'] } as const;
  const headers = { authorization: 'Bearer polar_oat_demo' };
  const state = await polar.fetch('https://api.polar.sh/v1/customers/external/usr_elena/state', { headers });
  const { id, active_subscriptions: plans } = await state.json();
  const input = { subscription_id: plans[0].id };
  await floe.call('subscriptions.revoke', input, { caller: service, customer: { id } });
  expect(await changed.promise).toContain('beta');
  expect(client.getBooleanValue('beta', true)).toBe(false);
  await OpenFeature.close();
});
