// What a widget token costs, and what is made of one that was signed with the right key and says nonsense.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toBase64Url, utf8 } from '../../server-adapter/engine/bytes.ts';
import { deriveKey } from '../../server-adapter/engine/derive-key.ts';
import { widgetTokens } from '../../server-adapter/index.ts';
import { NOW, SECRET } from '../adapter/house.ts';

const tokens = () => widgetTokens({ secret: SECRET, clock: { now: () => NOW } });
const from = (authorization: string | null) =>
  new Request('http://floe.test/', { headers: authorization === null ? {} : { authorization } });
const ana = { kind: 'agent', sub: 'ana' } as const;

afterEach(() => vi.restoreAllMocks());

describe('a token that comes again', () => {
  it('is not verified again, and its key is derived once', async () => {
    const { sign, authenticate } = tokens();
    const [verify, derive] = [vi.spyOn(crypto.subtle, 'verify'), vi.spyOn(crypto.subtle, 'deriveKey')];
    const token = await sign(ana);
    for (let n = 0; n < 3; n += 1) expect(await authenticate(from(`Bearer ${token}`))).toMatchObject({ id: 'ana' });
    expect([verify.mock.calls.length, derive.mock.calls.length]).toEqual([1, 1]);
  });

  it('is verified again once a thousand others have come', async () => {
    const { sign, authenticate } = tokens();
    const all: string[] = [];
    for (let n = 0; n < 1001; n += 1) all.push(await sign({ ...ana, sub: `a-${n}` }));
    for (const token of all.slice(0, 1000)) await authenticate(from(`Bearer ${token}`));
    const verify = vi.spyOn(crypto.subtle, 'verify');
    await authenticate(from(`Bearer ${all[0]}`));
    expect(verify).not.toHaveBeenCalled();
    await authenticate(from(`Bearer ${all[1000]}`));
    await authenticate(from(`Bearer ${all[1]}`));
    expect(verify).toHaveBeenCalledTimes(1);
    await authenticate(from(`Bearer ${all[0]}`));
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('does not have one that is refused remembered', async () => {
    const { authenticate } = tokens();
    const verify = vi.spyOn(crypto.subtle, 'verify');
    for (let n = 0; n < 2; n += 1) expect(await authenticate(from('Bearer floe_wt_a.AAAA'))).toBeNull();
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

describe('a token', () => {
  it.each([0, -1, 901, Number.NaN, Number.POSITIVE_INFINITY])('does not live %d seconds', async (expiresIn) => {
    await expect(tokens().sign({ ...ana, expiresIn })).rejects.toThrow(/lives 1 to 900 seconds/);
  });

  it.each([1, 900, undefined])('may live %d seconds', async (expiresIn) => {
    const { sign, authenticate } = tokens();
    const token = await sign({ ...ana, expiresIn });
    const expiresAt = NOW + ((expiresIn ?? 900) + 60) * 1000;
    expect(await authenticate(from(`Bearer ${token}`))).toMatchObject({ id: 'ana', expiresAt });
  });

  it.each([null, 'Basic YTpi', 'Bearer ', 'Bearer other_wt_a.b', 'floe_wt_a.b'])('is not: %j', async (header) => {
    expect(await tokens().authenticate(from(header))).toBeNull();
  });

  it.each([
    ['a number', '7'],
    ['null', 'null'],
    ['a text', '"ana"'],
    ['nothing', ''],
    ['no end', '{"kind":"agent","sub":"ana"}'],
    ['an end that is no number', `{"kind":"agent","sub":"ana","exp":"${NOW / 1000 + 60}"}`],
    ['an end years ahead', `{"kind":"agent","sub":"ana","exp":${NOW}}`],
    ['nobody', `{"exp":${NOW / 1000 + 60}}`],
  ])('that says %s is nobody’s, whoever signed it', async (_name, said) => {
    const payload = toBase64Url(utf8(said));
    const mac = await crypto.subtle.sign('HMAC', await deriveKey(SECRET, 'widget-token'), utf8(payload));
    const token = `floe_wt_${payload}.${toBase64Url(new Uint8Array(mac))}`;
    expect(await tokens().authenticate(from(`Bearer ${token}`))).toBeNull();
  });

  it('is whatever was signed with the key for widget tokens, behind its prefix', async () => {
    const payload = toBase64Url(utf8(JSON.stringify({ ...ana, exp: NOW / 1000 + 60 })));
    const mac = await crypto.subtle.sign('HMAC', await deriveKey(SECRET, 'widget-token'), utf8(payload));
    const bare = `${payload}.${toBase64Url(new Uint8Array(mac))}`;
    expect(await tokens().authenticate(from(`Bearer floe_wt_${bare}`))).toMatchObject({ id: 'ana' });
    expect(await tokens().authenticate(from(`Bearer ${bare}`))).toBeNull();
  });

  it('that is signed and is no base64url, or no text, is nobody’s', async () => {
    const key = await deriveKey(SECRET, 'widget-token');
    for (const payload of ['a+b', toBase64Url(Uint8Array.from([0xff]))]) {
      const mac = toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(payload))));
      expect(await tokens().authenticate(from(`Bearer floe_wt_${payload}.${mac}`))).toBeNull();
    }
  });
});
