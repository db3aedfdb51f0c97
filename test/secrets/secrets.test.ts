import { describe, expect, it } from 'vitest';
import { parseKeyring } from '../../server-adapter/secrets/keyring.ts';
import { createSecrets } from '../../server-adapter/secrets/secrets.ts';
import { openHouse } from '../adapter/house.ts';

const key = (name: string, fill: number): string => `${name}:${Buffer.alloc(32, fill).toString('base64')}`;
const [OLD, NEW] = [key('old', 1), key('new', 2)];

const secretsOf = ({ store, clock }: ReturnType<typeof openHouse>, ring?: string) =>
  createSecrets({ store: store.secrets, keyring: ring ? parseKeyring(ring) : undefined, clock });

describe('a secret that Floe keeps', () => {
  it('is read back by the name and connection it was kept under, and lies in the store sealed', async () => {
    const house = openHouse();
    const secrets = secretsOf(house, NEW);
    await secrets.write('default', 'webhook', 'whsec_canary');
    expect(await secrets.read('default', 'webhook')).toBe('whsec_canary');
    expect(await secrets.read('second', 'webhook')).toBeNull();
    expect(JSON.stringify(await house.store.secrets.get('default', 'webhook'))).not.toContain('canary');
    await secrets.remove('default', 'webhook');
    expect(await secrets.read('default', 'webhook')).toBeNull();
  });

  it('does not open in another row', async () => {
    const house = openHouse();
    const secrets = secretsOf(house, NEW);
    await secrets.write('default', 'webhook', 'whsec_canary');
    const kept = await house.store.secrets.get('default', 'webhook');
    if (kept) await house.store.secrets.put('second', kept, 0);
    await expect(secrets.read('second', 'webhook')).rejects.toMatchObject({ name: 'CannotOpen' });
  });

  it('is not kept without a key to seal it with', async () => {
    const house = openHouse();
    await expect(secretsOf(house).write('default', 'webhook', 'x')).rejects.toThrow(/FLOE_ENCRYPTION_KEYS is not set/);
    expect(await house.store.secrets.get('default', 'webhook')).toBeNull();
  });

  it('is none without keys, so that there is nothing to seal anew', async () => {
    expect(await secretsOf(openHouse()).reseal('default')).toBe(0);
  });

  it('is sealed anew by the background work when a new key comes first, after which the old one may go', async () => {
    const house = openHouse({ encryptionKeys: `${NEW},${OLD}` });
    await secretsOf(house, OLD).write('second', 'webhook', 'whsec_canary');
    expect(await house.floe.tick()).toMatchObject({ resealed: 1, failed: 0 });
    expect(await secretsOf(house, NEW).read('second', 'webhook')).toBe('whsec_canary');
    expect(await house.floe.tick()).toMatchObject({ resealed: 0 });
  });
});

describe('background work', () => {
  it('goes on past a job that fails, and tells of it', async () => {
    const house = openHouse({ encryptionKeys: NEW });
    await secretsOf(house, OLD).write('default', 'webhook', 'whsec_canary');
    await secretsOf(house, key('new', 2)).write('second', 'webhook', 'kept');
    expect(await house.floe.tick()).toMatchObject({ failed: 1 });
    expect(house.events).toMatchObject([{ kind: 'failed', connection: 'default' }]);
    expect(house.events[0]?.message).toContain('"secrets"');
    expect(JSON.stringify(house.events)).not.toContain('canary');
  });

  it('does not start on a ring that cannot be read', async () => {
    const house = openHouse({ encryptionKeys: 'nonsense' });
    await expect(house.floe.tick()).rejects.toThrow(/FLOE_ENCRYPTION_KEYS is written as/);
  });
});
