import { describe, expect, it } from 'vitest';
import { fromBase64Url, textOf, toBase64Url, utf8 } from '../../server-adapter/engine/bytes.ts';

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);

describe('base64url', () => {
  it.each([0, 1, 2, 3, 4, 255, 256])('of %d bytes reads as anybody writes it', (length) => {
    // From the end, where the letters are that base64 spells otherwise.
    const bytes = every.slice(256 - length);
    const text = toBase64Url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect(fromBase64Url(text)).toEqual(bytes);
  });

  it.each(['a+b', 'a/b', 'YQ==', ' YQ', 'YQ\n', 'ä', 'YQ YQ'])('is not %j', (text) => {
    expect(fromBase64Url(text)).toBeNull();
  });

  it('is not a text that ends in the middle of a byte', () => {
    expect(fromBase64Url('abcde')).toBeNull();
  });
});

describe('text', () => {
  it('goes into bytes and comes back', () => {
    expect(textOf(utf8('Grüße 😀'))).toBe('Grüße 😀');
  });

  it.each([
    ['a byte that begins nothing', [0xff]],
    ['a sequence that breaks off', [0x61, 0xc3]],
    ['a letter in more bytes than it needs', [0xc0, 0xaf]],
  ])('is not %s', (_name, bytes) => {
    expect(textOf(Uint8Array.from(bytes))).toBeNull();
  });
});
