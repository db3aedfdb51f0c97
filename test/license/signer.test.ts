import { expect, it } from 'vitest';
import { networkOf } from '../../server-adapter/license/limits.ts';
import { createSigners, publicKeys, signerOf } from '../../server-adapter/license/signer.ts';
import { parseKeyring } from '../../server-adapter/secrets/keyring.ts';
import { RING } from './desk.ts';

const ring = parseKeyring(RING);

it('the key of a connection is the same in every process, and nobody else’s', async () => {
  const here = await publicKeys(ring, 'default');
  expect(Object.keys(here)).toEqual(['one', 'two']);
  expect(await publicKeys(parseKeyring(RING), 'default')).toEqual(here);
  const there = await publicKeys(ring, 'second');
  expect(new Set([...Object.values(here), ...Object.values(there)]).size).toBe(4);
});

it('what it signs is good for its public key', async () => {
  const { publicKey, sign } = await signerOf(ring, 'default', 'one');
  const signature = Buffer.from(await sign('text'), 'base64url');
  const key = await crypto.subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), 'Ed25519', false, ['verify']);
  const verify = (text: string) => crypto.subtle.verify('Ed25519', key, signature, new TextEncoder().encode(text));
  expect([await verify('text'), await verify('test')]).toEqual([true, false]);
});

it('the first of the ring that software knows signs', async () => {
  const signerFor = createSigners(ring);
  expect((await signerFor('default', ['two', 'one']))?.kid).toBe('one');
  expect((await signerFor('default', ['two']))?.kid).toBe('two');
  expect(await signerFor('default', ['three'])).toBeNull();
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:DB8::1', '2001:db8'],
  ['2001:db8:0:0:1:2:3:4', '2001:db8'],
  ['127.0.0.1', null],
  ['::ffff:127.0.0.1', null],
  ['::1', null],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
