import { afterEach, describe, expect, it, vi } from 'vitest';
import { toBase64Url } from '../../server-adapter/engine/bytes.ts';
import { parseKeyring, sealedWith } from '../../server-adapter/secrets/keyring.ts';

const base64 = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const [OLD, NEW] = [`old:${base64(251)}`, `new:${base64(7)}`];
const HERE = 'default/webhook';

describe('a keyring', () => {
  it('opens what it sealed, and shows nothing of it', async () => {
    const ring = parseKeyring(NEW);
    const sealed = await ring.seal('whsec_canary ü', HERE);
    expect(sealed).toMatch(/^new\.[\w-]{16}\.[\w-]+$/);
    expect(sealed).not.toContain(toBase64Url(Buffer.from('canary')).slice(0, 6));
    expect(await ring.open(sealed, HERE)).toBe('whsec_canary ü');
  });

  it('never seals the same way twice', async () => {
    const ring = parseKeyring(NEW);
    const all = await Promise.all(Array.from({ length: 500 }, () => ring.seal('', HERE)));
    expect(new Set(all.map((sealed) => sealed.split('.')[1])).size).toBe(500);
  });

  it('seals with the first key and opens with all', async () => {
    const before = await parseKeyring(OLD).seal('kept', HERE);
    const rotated = parseKeyring(`${NEW}, ${OLD}`);
    expect(rotated.current).toBe('new');
    expect(sealedWith(await rotated.seal('kept', HERE))).toBe('new');
    expect(await rotated.open(before, HERE)).toBe('kept');
  });

  it('says which key is missing', async () => {
    const sealed = await parseKeyring(OLD).seal('kept', HERE);
    await expect(parseKeyring(NEW).open(sealed, HERE)).rejects.toMatchObject({
      name: 'CannotOpen',
      message: expect.stringContaining('"old"'),
    });
  });

  it('opens nothing that was changed, moved or passed off as sealed with another key', async () => {
    const ring = parseKeyring(`${NEW},twin:${base64(7)}`);
    const sealed = await ring.seal('kept', HERE);
    const [key, nonce = '', body = ''] = sealed.split('.');
    const flipped = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
    const wrong = [
      `${key}.${flipped(nonce)}.${body}`,
      `${key}.${nonce}.${flipped(body)}`,
      `${key}.${nonce}.${body.slice(0, -2)}`,
      `${key}.${nonce}.`,
      `${key}.${nonce}.${body}.more`,
      `${key}.AAAA.${body}`,
      `${key}.${nonce}.!!`,
      `${key}.!${nonce.slice(1)}.${body}`,
      `twin.${nonce}.${body}`,
      'nothing',
      '',
    ];
    for (const text of wrong) await expect(ring.open(text, HERE), text).rejects.toMatchObject({ name: 'CannotOpen' });
    await expect(ring.open(sealed, 'second/webhook')).rejects.toMatchObject({ name: 'CannotOpen' });
    expect(await ring.open(sealed, HERE)).toBe('kept');
  });

  it.each([
    ['nothing', ''],
    ['no name', base64(1)],
    ['a short key', `a:${Buffer.alloc(16).toString('base64')}`],
    ['a key that ends in the middle of a byte', `a:${'A'.repeat(45)}`],
    ['a long key', `a:${Buffer.alloc(33).toString('base64')}`],
    ['a name twice', `${OLD},${OLD}`],
    ['an empty entry', `${OLD},`],
    ['a name of 33 letters', `${'a'.repeat(33)}:${base64(1)}`],
    ['no name before the colon', `:${base64(1)}`],
    ['something before the name', `a b:${base64(1)}`],
    ['something after the key', `a:${base64(1)}==`],
    ['a name with a dot', `a.b:${base64(1)}`],
    ['no base64', `a:${'!'.repeat(44)}`],
  ])('is refused when it has %s, without repeating it', (_, text) => {
    expect(() => parseKeyring(text)).toThrow(/FLOE_ENCRYPTION_KEYS is written as/);
    if (text.length > 10) expect(() => parseKeyring(text)).not.toThrow(text.slice(-20));
  });

  it('takes names of up to 32 letters, and keys as base64 and base64url spell them', async () => {
    const name = 'a'.repeat(32);
    const bytes = Buffer.alloc(32, 251);
    const sealed = await parseKeyring(`${name}:${bytes.toString('base64')}`).seal('kept', HERE);
    for (const spelling of [bytes.toString('base64url'), bytes.toString('base64').replace('=', '')]) {
      expect(await parseKeyring(`${name}:${spelling}`).open(sealed, HERE)).toBe('kept');
    }
  });

  it('says of no value that it was sealed with a key', () => {
    expect([sealedWith('nothing'), sealedWith('')]).toEqual(['', '']);
  });
});

describe('a key of the ring', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is taken in once, and cannot be taken out again', async () => {
    const taken = vi.spyOn(crypto.subtle, 'importKey');
    const ring = parseKeyring(`${NEW},${OLD}`);
    for (const text of ['a', 'b']) expect(await ring.open(await ring.seal(text, HERE), HERE)).toBe(text);
    expect(taken).toHaveBeenCalledTimes(1);
    const key = await taken.mock.results[0]?.value;
    expect([key.extractable, key.usages]).toEqual([false, ['encrypt', 'decrypt']]);
  });
});
