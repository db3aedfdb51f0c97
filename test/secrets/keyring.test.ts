import { describe, expect, it } from 'vitest';
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
    ['a long key', `a:${Buffer.alloc(33).toString('base64')}`],
    ['a name twice', `${OLD},${OLD}`],
    ['an empty entry', `${OLD},`],
    ['a name with a dot', `a.b:${base64(1)}`],
    ['no base64', `a:${'!'.repeat(44)}`],
  ])('is refused when it has %s, without repeating it', (_, text) => {
    expect(() => parseKeyring(text)).toThrow(/FLOE_ENCRYPTION_KEYS is written as/);
    if (text.length > 10) expect(() => parseKeyring(text)).not.toThrow(text.slice(-20));
  });
});
