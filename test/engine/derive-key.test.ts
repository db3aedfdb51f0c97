import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../server-adapter/engine/bytes.ts';
import { assertSecret, deriveKey } from '../../server-adapter/engine/derive-key.ts';

const SECRET = 'a-secret-of-more-than-32-bytes-ä-for-all';

describe('a derived key', () => {
  it.each(['cursor', 'widget-token'] as const)(
    'for a %s is HKDF of the secret, named for its purpose',
    async (purpose) => {
      const signature = await crypto.subtle.sign('HMAC', await deriveKey(SECRET, purpose), utf8('signed'));
      const key = Buffer.from(hkdfSync('sha256', SECRET, '', `floe/${purpose}`, 32));
      expect(Buffer.from(signature)).toEqual(createHmac('sha256', key).update('signed').digest());
    },
  );

  it('signs and verifies, and cannot be taken out', async () => {
    const key = await deriveKey(SECRET, 'cursor');
    expect([key.usages, key.extractable]).toEqual([['sign', 'verify'], false]);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});

describe('a secret', () => {
  it.each([
    ['x'.repeat(32), 'is long enough with 32 bytes'],
    [`${'x'.repeat(30)}ä`, 'is counted in bytes'],
  ])('%s %s', (secret) => {
    expect(() => assertSecret(secret)).not.toThrow();
  });

  it.each(['', 'x'.repeat(31), `${'x'.repeat(29)}ä`])('of fewer is refused, and not repeated: %j', (secret) => {
    expect(() => assertSecret(secret)).toThrow(/fewer than 32 bytes/);
    if (secret) expect(() => assertSecret(secret)).not.toThrow(secret);
  });
});
