// An adapter with license keys, a machine's disk, and software that asks about Elena's key.
import { publicKeys } from '../../server-adapter/license/signer.ts';
import { parseKeyring } from '../../server-adapter/secrets/keyring.ts';
import { createLicense, type LicenseOptions, type LicenseStore } from '../../src/license/index.ts';
import { type House, type HouseOptions, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

export const RING = ['one', 'two'].map((name) => `${name}:${btoa(name.padEnd(32, '.'))}`).join(',');
export const DAY = 86_400_000;

/** A disk with one file on it. */
export interface Disk extends LicenseStore {
  text: string | null;
}

export function newDisk(text: string | null = null): Disk {
  const disk: Disk = {
    text,
    read: () => disk.text,
    write: (written) => {
      disk.text = written;
    },
  };
  return disk;
}

export const keysOf = (connection = 'default', ring = RING) => publicKeys(parseKeyring(ring), connection);

export function openDesk(options: HouseOptions = {}) {
  const house = openHouse({ license: {}, encryptionKeys: RING, ...options });
  return { house, key: () => keyOf(house).then(({ key }) => key) };
}

export const keyOf = (house: House, id = house.shop.elena.licenseKey) =>
  merchant(house, 'GET', `/v1/license-keys/${id}`);

export const patchKey = (house: House, change: object, id = house.shop.elena.licenseKey) =>
  merchant(house, 'PATCH', `/v1/license-keys/${id}`, change);

/** Software on a machine; `line.cut` takes its connection away, and `line.sent` are the requests that left it. */
export async function newMachine(house: House, name: string, more: Partial<LicenseOptions> = {}) {
  const disk = newDisk();
  const timers: { at: number; work: () => void }[] = [];
  const line = { cut: false, sent: [] as string[] };
  const clock = {
    now: house.clock.now,
    after: (ms: number, work: () => void) => {
      const timer = { at: house.clock.now() + ms, work };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  };
  const options: LicenseOptions = {
    url: 'http://floe.test/floe',
    publicKeys: await keysOf(),
    fingerprint: name,
    store: disk,
    clock,
    fetch: async (input, init) => {
      line.sent.push(String(init?.body));
      if (line.cut) throw new TypeError('fetch failed');
      return house.floe.handler(new Request(input, init));
    },
    ...more,
  };
  return { license: createLicense(options), options, disk, line, timers };
}

const software = { fingerprint: 'f'.repeat(43), nonce: 'n'.repeat(22), kids: ['one'] };

/** Asks the adapter without the software: `what` is the way, `input` what is said beside a machine's own facts. */
export async function ask(
  house: House,
  what: 'activate' | 'validate' | 'deactivate',
  input: object,
  headers: Record<string, string> = {},
) {
  const machine = what === 'deactivate' ? {} : software;
  const response = await house.visit(`license/${what}`, {
    method: 'POST',
    body: JSON.stringify({ input: { ...machine, ...(what === 'activate' ? { label: 'Laptop' } : {}), ...input } }),
    headers: { 'content-type': 'application/json', 'floe-client': null, ...headers },
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, response };
}
