import { describe, expect, it } from 'vitest';
import { createDirectLicense } from '../../src/license/index.ts';
import { keyOf, newDisk, openDesk, patchKey } from './desk.ts';

/** Software that asks Polar itself; waiting moves the clock that both go by. */
async function direct(name = 'mac-1') {
  const { house, key } = openDesk();
  const { organization_id } = await keyOf(house);
  const line = { cut: false, sent: [] as { path: string; at: number; status: number }[] };
  const clock = {
    now: house.clock.now,
    after: (ms: number, work: () => void) => {
      house.clock.forward(ms);
      work();
      return () => undefined;
    },
  };
  const options = {
    // A Polar of its own, whose turns nobody else takes.
    url: `https://polar-${crypto.randomUUID()}.test`,
    organizationId: organization_id,
    fingerprint: name,
    store: newDisk(),
    clock,
    fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
      if (line.cut) throw new TypeError('fetch failed');
      const at = house.clock.now();
      const response = await house.polar.fetch(new Request(input, init));
      line.sent.push({ path: new URL(String(input)).pathname, at, status: response.status });
      return response;
    },
  };
  return { house, key: await key(), license: createDirectLicense(options), options, line };
}

const unknown = (why: string, todo: string) => ({ state: 'unknown', why, todo });

describe('straight to Polar', () => {
  it('a license is active, and keeps its place', async () => {
    const { house, key, license } = await direct();
    expect(await license.activate({ key, label: 'Mac' })).toMatchObject({ state: 'active', usage: 0 });
    expect((await license.check()).state).toBe('active');
    expect((await license.activate({ key, label: 'Mac' })).state).toBe('active');
    expect((await keyOf(house)).activations).toHaveLength(2);
    expect(await license.deactivate()).toBe(true);
    expect((await keyOf(house)).activations).toHaveLength(1);
  });

  it('its limits are told', async () => {
    const { house, key, license } = await direct();
    await patchKey(house, { limit_activations: 1, limit_usage: 1 });
    const full = { state: 'limit_reached', of: 'devices', todo: 'free_a_device' };
    expect(await license.activate({ key, label: 'Mac' })).toEqual(full);
    await patchKey(house, { limit_activations: 2 });
    await license.activate({ key, label: 'Mac' });
    expect((await license.use()).counted).toBe(true);
    expect(await license.use()).toMatchObject({ counted: false, state: { state: 'limit_reached', of: 'usage' } });
  });

  it.each([
    ['disabled', { status: 'disabled' }],
    ['revoked', { status: 'revoked' }],
    ['expired', { expires_at: '2026-11-01T00:00:00Z' }],
  ])('one that is %s is unknown, as everything else is', async (_name, change) => {
    const { house, key, license } = await direct();
    await license.activate({ key, label: 'Mac' });
    await patchKey(house, change);
    expect(await license.check()).toEqual(unknown('not_found', 'enter_a_key'));
  });

  it('nothing runs offline', async () => {
    const { key, license, line } = await direct();
    await license.activate({ key, label: 'Mac' });
    line.cut = true;
    expect(await license.check()).toEqual(unknown('unreachable', 'connect'));
  });

  it('another machine’s copy has no place', async () => {
    const { key, license, options } = await direct();
    await license.activate({ key, label: 'Mac' });
    const copy = createDirectLicense({ ...options, fingerprint: 'mac-2' });
    expect(await copy.check()).toEqual(unknown('signed_out', 'activate'));
  });

  it('Polar’s three calls a second are kept, by all licenses of a program together', async () => {
    const { key, license, options, line } = await direct();
    const other = createDirectLicense({ ...options, store: newDisk() });
    await license.activate({ key, label: 'Mac' });
    await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? license : other).use()));
    for (let count = 0; count < 6; count += 1) await license.use();
    expect(line.sent.length).toBeGreaterThan(12);
    expect(line.sent.map(({ status }) => status)).not.toContain(429);
    for (const { at } of line.sent)
      expect(line.sent.filter((sent) => sent.at > at - 1_000 && sent.at <= at).length).toBeLessThanOrEqual(3);
  });

  it('a minute of silence is kept, too', async () => {
    const { house, key, license, line, options } = await direct();
    await license.activate({ key, label: 'Mac' });
    const body = JSON.stringify({ key, organization_id: options.organizationId });
    const impatient = () =>
      house.polar.fetch(
        new Request(`${options.url}/v1/customer-portal/license-keys/validate`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        }),
      );
    while ((await impatient()).status !== 429);
    const before = line.sent.length;
    expect(await license.use()).toMatchObject({ counted: false, state: { state: 'unknown', why: 'unreachable' } });
    await license.use();
    await license.check();
    expect(line.sent).toHaveLength(before + 1);
    house.clock.forward(61_000);
    expect((await license.check()).state).toBe('active');
  });

  it('a 404 that is not Polar’s says nothing', async () => {
    const { key, license, options } = await direct();
    await license.activate({ key, label: 'Mac' });
    const elsewhere = createDirectLicense({ ...options, fetch: async () => new Response('no', { status: 404 }) });
    expect(await elsewhere.check()).toEqual(unknown('unreachable', 'connect'));
  });
});
