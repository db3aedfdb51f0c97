import { describe, expect, it } from 'vitest';
import { serveOptions } from '../../server-adapter/cli/serve-options.ts';

const KEYS = { FLOE_SECRET: 's'.repeat(32), FLOE_ENCRYPTION_KEYS: `k:${Buffer.alloc(32, 1).toString('base64')}` };
const OAUTH = {
  FLOE_OAUTH_CLIENT_ID: 'polar_ci_x',
  FLOE_OAUTH_CLIENT_SECRET: 'polar_cs_x',
  FLOE_OAUTH_REDIRECT_URI: 'https://floe.example/floe/connect/callback',
};

describe('floe serve for organizations that connect', () => {
  it('starts without an access token of its own', async () => {
    const { floe } = await serveOptions({ ...KEYS, ...OAUTH, POLAR_API_URL: 'https://sandbox-api.polar.sh' });
    expect(floe.polar).toEqual({});
    expect(floe.connect).toMatchObject({
      baseUrl: 'https://sandbox-api.polar.sh',
      oauth: { clientId: 'polar_ci_x', clientSecret: 'polar_cs_x', redirectUri: OAUTH.FLOE_OAUTH_REDIRECT_URI },
    });
    expect((await serveOptions({ ...KEYS, FLOE_CONNECT: '1' })).floe.connect).toEqual({ baseUrl: undefined });
    const own = await serveOptions({ ...KEYS, POLAR_ACCESS_TOKEN: 'polar_oat_x' });
    expect(own.floe.connect).toBeUndefined();
  });

  it('says what is missing, before it starts', async () => {
    const { FLOE_ENCRYPTION_KEYS: _, ...bare } = KEYS;
    await expect(serveOptions({ ...bare, ...OAUTH })).rejects.toThrow(/FLOE_ENCRYPTION_KEYS/);
    await expect(serveOptions({ ...KEYS, FLOE_OAUTH_CLIENT_ID: 'polar_ci_x' })).rejects.toThrow(/clientSecret/);
    const jwks = {
      ...KEYS,
      FLOE_SECRET: '',
      FLOE_JWKS_URL: 'https://id.example/keys',
      FLOE_ISSUER: 'https://id.example',
    };
    await expect(serveOptions({ ...jwks, FLOE_CONNECT: '1' })).rejects.toThrow(/FLOE_SECRET/);
    await expect(serveOptions(KEYS)).rejects.toThrow(/POLAR_ACCESS_TOKEN/);
  });
});
