import { describe, expect, it, vi } from 'vitest';
import { license } from '../../server-adapter/cli/license.ts';
import { serveOptions } from '../../server-adapter/cli/serve-options.ts';
import { keysOf, RING } from './desk.ts';

describe('npx floe license keys', () => {
  async function printed(argv: string[], env = {}) {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await license(argv, { FLOE_ENCRYPTION_KEYS: RING, ...env })).toBe(0);
    const text = write.mock.calls.map(([part]) => String(part)).join('');
    write.mockRestore();
    return text;
  }

  it('prints what software pins, for each connection, and nothing secret', async () => {
    const text = await printed(['keys']);
    expect(JSON.parse(text)).toEqual(await keysOf());
    for (const entry of RING.split(',')) expect(text).not.toContain(entry.split(':')[1]?.replaceAll('=', ''));
    expect(JSON.parse(await printed(['keys', '--connection', 'second'])).one).not.toBe((await keysOf()).one);
  });

  it('says what is missing', async () => {
    await expect(license(['keys'], {})).rejects.toThrow(/FLOE_ENCRYPTION_KEYS is not set/);
    await expect(license(['key'], { FLOE_ENCRYPTION_KEYS: RING })).rejects.toThrow(/npx floe license keys/);
  });
});

describe('floe serve', () => {
  const env = { POLAR_ACCESS_TOKEN: 'polar_oat_x', FLOE_SECRET: 's'.repeat(32), FLOE_ENCRYPTION_KEYS: RING };

  it('lets software in where it is told to', async () => {
    expect((await serveOptions(env)).floe.license).toBeUndefined();
    const more = {
      FLOE_LICENSE_DAYS: '14',
      FLOE_LICENSE_ORIGINS: 'app://studio, null',
      FLOE_ADDRESS_HEADER: 'x-real-ip',
    };
    expect((await serveOptions({ ...env, FLOE_LICENSE: '1', ...more })).floe.license).toEqual({
      ticketDays: 14,
      appOrigins: ['app://studio', 'null'],
      addressHeader: 'x-real-ip',
    });
  });

  it('says what is wrong, before it starts', async () => {
    const on = { ...env, FLOE_LICENSE: '1' };
    await expect(serveOptions({ ...on, FLOE_ENCRYPTION_KEYS: '' })).rejects.toThrow(/license needs encryptionKeys/);
    await expect(serveOptions({ ...on, FLOE_LICENSE_DAYS: 'a week' })).rejects.toThrow(/1 to 90 days/);
  });
});
