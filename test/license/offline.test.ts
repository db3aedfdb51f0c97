import { describe, expect, it } from 'vitest';
import { createLicense } from '../../src/license/index.ts';
import { DAY, keysOf, newMachine, openDesk, patchKey, RING } from './desk.ts';

/** A machine whose license was active, and whose connection is gone. */
async function cutOff(change: object = {}) {
  const { house, key } = openDesk();
  await patchKey(house, change);
  const machine = await newMachine(house, 'mac-1');
  const text = await key();
  await machine.license.activate({ key: text, label: 'Mac' });
  machine.line.cut = true;
  return { house, key: text, ...machine };
}

const unknown = (why: string, todo: string) => ({ state: 'unknown', why, todo });
const refused = unknown('ticket_refused', 'connect');

describe('without a connection', () => {
  it('a license runs for seven days, and again once the adapter is reached', async () => {
    const { house, license, line } = await cutOff();
    const from = house.clock.now();
    expect(await license.check()).toMatchObject({ state: 'grace', todo: 'connect', until: from + 7 * DAY });
    house.clock.forward(7 * DAY - 1_000);
    expect((await license.check()).state).toBe('grace');
    house.clock.forward(1_000);
    expect(await license.check()).toEqual(unknown('ticket_over', 'connect'));
    line.cut = false;
    expect((await license.check()).state).toBe('active');
  });

  it('it runs as long as the seller says', async () => {
    const { house, key } = openDesk({ license: { ticketDays: 30 } });
    const { license, line } = await newMachine(house, 'mac-1');
    await license.activate({ key: await key(), label: 'Mac' });
    line.cut = true;
    house.clock.forward(29 * DAY);
    expect((await license.check()).state).toBe('grace');
  });

  it('it does not outlive itself', async () => {
    const { house, license } = await cutOff({ expires_at: '2026-11-25T12:00:00Z' });
    const endsAt = Date.parse('2026-11-25T12:00:00Z');
    expect(await license.check()).toMatchObject({ state: 'grace', until: endsAt, endsAt });
    house.clock.set(endsAt);
    expect(await license.check()).toEqual({ state: 'expired', todo: 'renew', endsAt });
  });

  it('a machine that was never here does not run', async () => {
    const { house, key } = openDesk();
    const { license, line } = await newMachine(house, 'mac-1');
    line.cut = true;
    expect(await license.check()).toEqual(unknown('no_key', 'enter_a_key'));
    const state = await license.activate({ key: await key(), label: 'Mac' });
    expect(state).toEqual(unknown('unreachable', 'connect'));
  });
});

describe('the clock', () => {
  it('may not be set back behind the last look', async () => {
    const { house, license } = await cutOff();
    house.clock.forward(DAY);
    await license.check();
    house.clock.forward(-1);
    expect(await license.check()).toEqual(unknown('clock', 'set_the_clock'));
    house.clock.forward(1);
    expect((await license.check()).state).toBe('grace');
  });

  it('may not be set back after the ticket ran out', async () => {
    const { house, license } = await cutOff();
    house.clock.forward(8 * DAY);
    await license.check();
    house.clock.forward(-2 * DAY);
    expect(await license.check()).toEqual(unknown('clock', 'set_the_clock'));
  });

  it('may not be more than five minutes before the ticket, also where nobody has looked since', async () => {
    const { house, license, disk } = await cutOff();
    disk.text = JSON.stringify({ ...JSON.parse(disk.text ?? ''), seen: 0 });
    house.clock.forward(-5 * 60_000);
    expect((await license.check()).state).toBe('grace');
    disk.text = JSON.stringify({ ...JSON.parse(disk.text ?? ''), seen: 0 });
    house.clock.forward(-1_000);
    expect(await license.check()).toEqual(unknown('clock', 'set_the_clock'));
  });

  it('that was far ahead once is forgiven by the adapter', async () => {
    const { house, license, line } = await cutOff();
    const now = house.clock.now();
    house.clock.forward(365 * DAY);
    await license.check();
    house.clock.set(now);
    expect((await license.check()).state).toBe('unknown');
    line.cut = false;
    expect((await license.check()).state).toBe('active');
    line.cut = true;
    expect((await license.check()).state).toBe('grace');
  });
});

describe('a ticket', () => {
  const decoded = (part: string) => JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  const encoded = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  type Edit = (parts: [string, string, string]) => string | Promise<string>;

  async function withTicket(edit: Edit) {
    const { license, disk } = await cutOff();
    const kept = JSON.parse(disk.text ?? '');
    const ticket = await edit(kept.ticket.split('.'));
    disk.text = JSON.stringify({ ...kept, ticket });
    return license.check();
  }

  /** Signed by somebody who has everything but the seller's key. */
  const forged = async (head: object, body: string) => {
    const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    const text = `${encoded(head)}.${body}`;
    const signature = new Uint8Array(
      await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(text)),
    );
    return `${text}.${btoa(String.fromCharCode(...signature))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')}`;
  };

  it('is good as it came', async () => {
    expect((await withTicket((parts) => parts.join('.'))).state).toBe('grace');
  });

  it.each<[string, Edit]>([
    ['whose end was put off', ([head, body, sign]) => [head, encoded({ ...decoded(body), exp: 9e9 }), sign].join('.')],
    [
      'with another letter in its signature',
      ([head, body, sign]) => [head, body, `${sign[0] === 'A' ? 'B' : 'A'}${sign.slice(1)}`].join('.'),
    ],
    ['without a signature', ([head, body]) => `${head}.${body}.`],
    ['that asks for no signature', ([head, body]) => `${encoded({ ...decoded(head), alg: 'none' })}.${body}.`],
    ['signed by somebody else', ([head, body]) => forged(decoded(head), body)],
    [
      'signed by somebody else, who calls their key by another name',
      ([, body]) => forged({ alg: 'EdDSA', kid: 'mine' }, body),
    ],
    [
      'that names the other key',
      ([head, body, sign]) => [encoded({ ...decoded(head), kid: 'two' }), body, sign].join('.'),
    ],
    [
      'that names something every object has',
      ([head, body, sign]) => [encoded({ ...decoded(head), kid: 'constructor' }), body, sign].join('.'),
    ],
    ['that is none', () => 'ticket'],
    ['that is a picture', () => '🎫.🎫.🎫'],
  ])('%s is refused', async (_name, edit) => {
    expect(await withTicket(edit)).toEqual(refused);
  });

  it('of another machine is refused, with all that lies beside it', async () => {
    const { options, line } = await cutOff();
    expect(line.cut).toBe(true);
    const copy = createLicense({ ...options, fingerprint: 'mac-2' });
    expect(await copy.check()).toEqual(refused);
  });

  it('of another machine gets no new one from the adapter either', async () => {
    const { options, line } = await cutOff();
    line.cut = false;
    expect(await createLicense({ ...options, fingerprint: 'mac-2' }).check()).toEqual(
      unknown('signed_out', 'activate'),
    );
  });

  it.each(['key', 'license', 'activation'])('for another %s is refused', async (field) => {
    const { license, disk } = await cutOff();
    disk.text = JSON.stringify({ ...JSON.parse(disk.text ?? ''), [field]: 'another' });
    expect(await license.check()).toEqual(refused);
  });

  it('of another organization on the same adapter is refused', async () => {
    const { options } = await cutOff();
    const copy = createLicense({ ...options, publicKeys: await keysOf('second') });
    expect(await copy.check()).toEqual(refused);
  });

  it('signed by the older key is good for as long as software knows it', async () => {
    const { options } = await cutOff();
    const { one = '' } = await keysOf();
    const renamed = RING.split(',').reverse().join(',');
    expect((await createLicense({ ...options, publicKeys: { one } }).check()).state).toBe('grace');
    expect(await keysOf('default', renamed)).toMatchObject({ one });
  });
});

it('a license on a disk that holds nonsense has no key', async () => {
  const { license, disk } = await cutOff();
  disk.text = '{{';
  expect(await license.check()).toEqual(unknown('no_key', 'enter_a_key'));
});
