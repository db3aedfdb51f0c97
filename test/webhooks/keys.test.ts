// The keys that verify deliveries: how many, how often made, and that they stay inside.
import { afterEach, expect, it, vi } from 'vitest';
import { deliver, OURS, openReceiver, parcel, THEIRS } from './sender.ts';

afterEach(() => vi.restoreAllMocks());

const body = { type: 'order.paid', data: { id: 'o-1', customer_id: 'c-1' } };

it('are two of each secret, made for the first delivery, and cannot be taken out', async () => {
  const house = openReceiver({ webhookSecrets: { default: [OURS, THEIRS], second: [THEIRS] } });
  const made = vi.spyOn(crypto.subtle, 'importKey');
  for (let n = 0; n < 3; n += 1) expect((await deliver(house, parcel(body))).status).toBe(202);
  const keys = await Promise.all(made.mock.results.map(({ value }) => value as Promise<CryptoKey>));
  expect(keys.map(({ extractable, usages }) => [extractable, usages])).toEqual(Array(4).fill([false, ['verify']]));
  expect((await deliver(house, parcel(body, { secret: THEIRS }), 'second')).status).toBe(202);
  expect(made).toHaveBeenCalledTimes(6);
});

it('are one of a secret that is no base64', async () => {
  const secret = 'whsec_not base64 at all!';
  const house = openReceiver({ webhookSecrets: { default: [secret] } });
  const made = vi.spyOn(crypto.subtle, 'importKey');
  expect((await deliver(house, parcel(body, { secret }))).status).toBe(202);
  expect(made).toHaveBeenCalledTimes(1);
});

it('are each tried with each signature, until one fits', async () => {
  const house = openReceiver({ webhookSecrets: { default: [THEIRS, OURS] } });
  const verify = vi.spyOn(crypto.subtle, 'verify');
  expect((await deliver(house, parcel(body, { secret: THEIRS }))).status).toBe(202);
  expect(verify).toHaveBeenCalledTimes(1);
  expect((await deliver(house, parcel(body, { secret: OURS }))).status).toBe(202);
  expect(verify).toHaveBeenCalledTimes(1 + 3);
});
