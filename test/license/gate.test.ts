import { describe, expect, it } from 'vitest';
import { createLicense, isOpen, type LicenseState } from '../../src/license/index.ts';
import { keyOf, keysOf, newDisk, newMachine, openDesk, patchKey } from './desk.ts';

async function running(name = 'mac-1', more: Parameters<typeof newMachine>[2] = {}) {
  const { house, key } = openDesk();
  const machine = await newMachine(house, name, more);
  const text = await key();
  const state = await machine.license.activate({ key: ` ${text}\n`, label: 'Elena’s Mac' });
  return { house, key: text, state, ...machine };
}

describe('a license', () => {
  it('is active once its key is entered, and after the next start', async () => {
    const { house, state, license, options } = await running();
    const { activations } = await keyOf(house);
    expect(activations.map(({ label }: { label: string }) => label)).toContain('Elena’s Mac');
    const { id } = activations.find(({ label }: { label: string }) => label === 'Elena’s Mac');
    const active = { state: 'active', todo: 'nothing', device: id, endsAt: null, usage: 0, limitUsage: null };
    expect(state).toEqual(active);
    expect(license.state).toBe(state);
    const again = createLicense(options);
    expect(again.state).toEqual({ state: 'unknown', why: 'not_checked', todo: 'wait' });
    expect(await again.check()).toEqual(active);
  });

  it('tells the machine’s id to nobody', async () => {
    const { line, disk, house } = await running('serial C02XK');
    expect(line.sent.join()).not.toContain('C02XK');
    expect(disk.text).not.toContain('C02XK');
    expect(JSON.stringify(house.seen)).not.toContain('C02XK');
  });

  it.each<[string, object, object]>([
    ['disabled', { status: 'disabled' }, { state: 'revoked', todo: 'ask_the_seller', disabled: true }],
    ['taken back', { status: 'revoked' }, { state: 'revoked', todo: 'ask_the_seller', disabled: false }],
    [
      'run out',
      { expires_at: '2026-11-01T00:00:00Z' },
      { state: 'expired', todo: 'renew', endsAt: Date.parse('2026-11-01T00:00:00Z') },
    ],
  ])(
    'that is %s closes, stays closed without a connection, and opens when it is good again',
    async (_name, change, closed) => {
      const { house, license, options, line } = await running();
      await patchKey(house, change);
      expect(await license.check()).toEqual(closed);
      line.cut = true;
      expect(await createLicense(options).check()).toEqual(closed);
      line.cut = false;
      await patchKey(house, 'status' in change ? { status: 'granted' } : { expires_at: null });
      expect((await license.check()).state).toBe('active');
    },
  );

  it('has a place for each machine, and none for one more', async () => {
    const { house, key } = await running('one');
    const second = await newMachine(house, 'two');
    expect((await second.license.activate({ key, label: 'Two' })).state).toBe('active');
    const third = await newMachine(house, 'three');
    const full = { state: 'limit_reached', of: 'devices', todo: 'free_a_device' };
    expect(await third.license.activate({ key, label: 'Three' })).toEqual(full);
    expect(await third.license.check()).toEqual(full);
    expect(await second.license.deactivate()).toBe(true);
    expect(second.license.state).toEqual({ state: 'unknown', why: 'no_key', todo: 'enter_a_key' });
    expect((await third.license.activate({ key, label: 'Three' })).state).toBe('active');
  });

  it('moves to another machine, which takes the place', async () => {
    const { house, key, license: old } = await running('old');
    await patchKey(house, { limit_activations: 2 });
    const next = await newMachine(house, 'new');
    expect((await next.license.activate({ key, label: 'New' })).state).toBe('limit_reached');
    const code = (await old.moveCode()) ?? '';
    expect((await next.license.activate({ key, label: 'New', from: `${code} ` })).state).toBe('active');
    expect(await old.check()).toEqual({ state: 'unknown', why: 'signed_out', todo: 'activate' });
    expect(await next.license.moveCode()).not.toBe(code);
  });

  it('takes no place where the old one could not be given back', async () => {
    const { house, key, license: old } = await running('old');
    const next = await newMachine(house, 'new');
    const code = (await old.moveCode()) ?? '';
    house.polar.faults.add({ match: { path: '/deactivate' }, answer: { status: 500 } });
    const state = await next.license.activate({ key, label: 'New', from: code });
    expect(state).toMatchObject({ state: 'unknown', why: 'unreachable' });
    expect((await keyOf(house)).activations).toHaveLength(2);
  });

  it('is kept where giving it back could not be confirmed', async () => {
    const { license, line, disk } = await running();
    line.cut = true;
    expect(await license.deactivate()).toBe(false);
    expect(JSON.parse(disk.text ?? '').key).not.toBeNull();
    line.cut = false;
    expect(await license.deactivate()).toBe(true);
  });

  it('that is good outlives a mistyped key', async () => {
    const { license } = await running();
    const mistyped = await license.activate({ key: 'FLOE-NO', label: 'Mac' });
    expect(mistyped).toEqual({ state: 'unknown', why: 'not_found', todo: 'enter_a_key' });
    expect(await license.activate({ key: ' ', label: 'Mac' })).toEqual(mistyped);
    expect(license.state.state).toBe('active');
    expect((await license.check()).state).toBe('active');
  });

  it('is not confused by things done at once', async () => {
    const { house, license, line } = await running();
    const before = line.sent.length;
    const [first, second, used] = await Promise.all([license.check(), license.check(), license.use(2)]);
    expect(first).toBe(second);
    expect(used).toMatchObject({ counted: true, state: { state: 'active', usage: 2 } });
    expect(line.sent).toHaveLength(before + 2);
    expect((await keyOf(house)).usage).toBe(2);
  });

  it('lasts through a disk that cannot be written', async () => {
    const disk = newDisk();
    const store = { ...disk, write: () => Promise.reject(new Error('full')) };
    const { license } = await running('mac', { store });
    expect((await license.check()).state).toBe('active');
  });
});

describe('a use', () => {
  it('is refused above the limit, and the place stays', async () => {
    const { house, license } = await running();
    await patchKey(house, { limit_usage: 2 });
    expect((await license.use(2)).counted).toBe(true);
    expect(await license.use()).toEqual({
      counted: false,
      state: { state: 'limit_reached', of: 'usage', todo: 'buy_more', usage: 2, limitUsage: 2 },
    });
    expect(isOpen(license.state)).toBe(true);
    expect((await license.check()).state).toBe('active');
  });

  it.each<[string, 'before' | 'after']>([
    ['before it was counted', 'before'],
    ['after it was counted', 'after'],
  ])('whose answer is lost %s is never sent again', async (_name, when) => {
    const { house, license, line } = await running();
    house.polar.faults.add({ match: { path: '/validate' }, answer: 'network', when, times: 1 });
    const sent = line.sent.length;
    const { counted, state } = await license.use();
    expect([counted, state.state]).toEqual(['unknown', 'grace']);
    await license.check();
    const uses = line.sent.slice(sent).filter((body) => body.includes('increment_usage'));
    expect(uses).toHaveLength(1);
    expect((await keyOf(house)).usage).toBe(when === 'after' ? 1 : 0);
  });

  it('that never reached the adapter may have, for all the machine knows', async () => {
    const { license, line } = await running();
    line.cut = true;
    expect((await license.use()).counted).toBe('unknown');
  });

  it('is known not to be counted where the adapter turned it away', async () => {
    const { house, license, line } = await running();
    for (let count = 0; count < 29; count += 1) await license.use();
    const sent = line.sent.length;
    const { counted, state } = await license.use();
    expect([counted, state.state]).toEqual([false, 'grace']);
    // Nobody is asked again before the time that was given.
    expect((await license.use()).counted).toBe(false);
    expect(line.sent).toHaveLength(sent + 1);
    house.clock.forward(2_000);
    expect((await license.use()).counted).toBe(true);
    expect((await keyOf(house)).usage).toBe(30);
  });

  it.each([0, -1, 1.5, Number.NaN])('of %d is none', async (count) => {
    const { license } = await running();
    await expect(license.use(count)).rejects.toThrow(RangeError);
  });
});

describe('the schedule', () => {
  it('checks every six hours, and every five minutes while nobody answers', async () => {
    const { house, license, line, timers } = await running();
    const seen: LicenseState['state'][] = [];
    const unsubscribe = license.subscribe(({ state }) => seen.push(state));
    const stop = license.start();
    /** Hours until the next check; it is made then. */
    async function next() {
      await expect.poll(() => timers.length).toBe(1);
      const [timer] = timers.splice(0);
      const hours = ((timer?.at ?? 0) - house.clock.now()) / 3_600_000;
      house.clock.set(timer?.at ?? 0);
      timer?.work();
      return hours;
    }
    const first = await next();
    expect(first).toBeGreaterThanOrEqual(5.4);
    expect(first).toBeLessThanOrEqual(6.6);
    line.cut = true;
    await next();
    expect(await next()).toBeLessThan(0.1);
    await expect.poll(() => timers.length).toBe(1);
    expect(seen).toEqual(['grace']);
    line.cut = false;
    stop();
    expect(timers).toEqual([]);
    unsubscribe();
    await license.check();
    expect(seen).toEqual(['grace']);
  });
});

describe('an answer', () => {
  it.each<[string, number, string]>([
    ['a portal of the hotel', 200, '<h1>Please sign in</h1>'],
    ['a portal of the hotel that speaks JSON', 200, '{"ok":true}'],
    ['another program', 404, '{"code":"not_found"}'],
    ['a server in the way', 404, 'not found'],
    ['an adapter that signs nothing', 200, '{"result":{"ticket":"a.b.c","license_key_id":"x","usage":0}}'],
  ])('of %s closes nothing and opens nothing', async (_name, status, body) => {
    const elsewhere = { fetch: async () => new Response(body, { status }) };
    const { license, options } = await running();
    void license;
    expect((await createLicense({ ...options, ...elsewhere }).check()).state).toBe('grace');
    const fresh = createLicense({ ...options, ...elsewhere, store: newDisk() });
    const state = await fresh.activate({ key: 'FLOE-X', label: 'Mac' });
    expect(state).toMatchObject({ state: 'unknown', why: 'unreachable' });
  });

  it('that was given before passes for none', async () => {
    const answers: string[] = [];
    const { house, options } = await running();
    const record: typeof fetch = async (input, init) => {
      const response = await house.floe.handler(new Request(input, init));
      answers.push(await response.clone().text());
      return response;
    };
    expect((await createLicense({ ...options, fetch: record }).check()).state).toBe('active');
    const replay = createLicense({ ...options, fetch: async () => new Response(answers[0]) });
    expect((await replay.check()).state).toBe('grace');
    expect((await replay.use()).counted).toBe('unknown');
  });

  it('signed with a key that the software does not know asks for an update, and takes no place', async () => {
    const { house, key } = openDesk();
    const { two = '' } = await keysOf();
    const { license } = await newMachine(house, 'mac', { publicKeys: { elsewhere: two } });
    const state = await license.activate({ key: await key(), label: 'Mac' });
    expect(state).toEqual({ state: 'unknown', why: 'outdated', todo: 'update' });
    expect((await keyOf(house)).activations).toHaveLength(1);
  });

  it('keeps coming to software that knows an older key only', async () => {
    const { house, key } = openDesk();
    const { two = '' } = await keysOf();
    const { license } = await newMachine(house, 'mac', { publicKeys: { two } });
    expect((await license.activate({ key: await key(), label: 'Mac' })).state).toBe('active');
  });
});

describe('the options', () => {
  it('without keys, or with one that is none, do not start', async () => {
    const { options } = await running();
    expect(() => createLicense({ ...options, publicKeys: {} })).toThrow(/npx floe license keys/);
    expect(() => createLicense({ ...options, publicKeys: { one: 'short' } })).toThrow(/"one"/);
  });

  it('without anything to know the machine by do not work', async () => {
    const { options } = await running();
    await expect(createLicense({ ...options, fingerprint: () => '' }).check()).rejects.toThrow(/fingerprint is empty/);
  });
});
