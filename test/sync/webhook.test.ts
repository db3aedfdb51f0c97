// The signed webhook: what the host's own address hears, checked by Node's HMAC.
import { expect, it } from 'vitest';
import { webhookSink } from '../../server-adapter/sync/index.ts';
import { takeBack, told } from '../entitlements/shop.ts';
import { sign, specKey } from '../webhooks/sender.ts';
import { openEngine } from './engine.ts';
import { FAST, openSyncShop } from './shop.ts';

const secret = `whsec_${btoa('a secret of twenty-four bytes')}`;
const url = 'https://flags.example.com/entitlements';

async function openReceiver() {
  const receiver = openEngine(() => ({ status: 204 }));
  const sinks = [webhookSink({ url, secret, rate: FAST })];
  const shop = await openSyncShop({ sync: { sinks, fetch: receiver.fetch } });
  const heard = () => receiver.asked.map(({ body: { type, data } }) => ({ type, ...data }));
  return { ...shop, receiver, heard };
}

it('says which keys there are, and of each everybody who has it', async () => {
  const { floe, heard, receiver } = await openReceiver();
  expect(await floe.sync.run()).toMatchObject([{ outcome: 'done', keys: [{ key: 'beta', members: 2 }] }]);
  expect(heard()).toEqual([
    { type: 'entitlements.keys', keys: ['beta'] },
    {
      type: 'entitlements.listed',
      key: 'beta',
      run: expect.any(String),
      part: 1,
      is_last: true,
      members: expect.arrayContaining(['usr_ben', 'usr_elena']),
    },
  ]);
  expect(await floe.sync.run({ dryRun: true })).toMatchObject([{ outcome: 'done', isDry: true }]);
  expect(receiver.asked).toHaveLength(2);
});

it('says who got and lost a key with the webhook that told of it, signed by the specification', async () => {
  const shop = await openReceiver();
  await shop.floe.sync.run();
  const changed = shop.receiver.next(({ body }) => body.type === 'entitlements.changed');
  await told(shop, 'benefit_grant.revoked', await takeBack(shop));
  await changed;
  expect(shop.heard().at(-1)).toEqual({
    type: 'entitlements.changed',
    key: 'beta',
    granted: [],
    revoked: ['usr_elena'],
  });
  const ids = shop.receiver.asked.map(({ headers, body }) => {
    const [id, timestamp] = [headers.get('webhook-id'), headers.get('webhook-timestamp')];
    const signed = { id, timestamp, body: JSON.stringify(body) };
    expect(headers.get('webhook-signature')).toBe(sign(specKey(secret), signed));
    expect(headers.get('content-type')).toBe('application/json');
    return id;
  });
  expect(new Set(ids).size).toBe(ids.length);
});

it('comes under the same id when it is sent again', async () => {
  const { floe, receiver } = await openReceiver();
  let times = 0;
  receiver.trouble = () => {
    times += 1;
    return times === 1 ? new Response('', { status: 500 }) : null;
  };
  await floe.sync.run();
  const [first, second] = receiver.asked.map(({ headers }) => headers.get('webhook-id'));
  expect(second).toBe(first);
});
