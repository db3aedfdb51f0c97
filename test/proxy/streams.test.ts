import { describe, expect, it } from 'vitest';
import { openHouse } from '../adapter/house.ts';
import { polar, raw, service } from './ask.ts';
import { exporting } from './exporting.ts';

/** Whatever can go on by itself has. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

describe.each([
  ['in the envelope', 'polar/v1/orders/export', { 'floe-client': '1' }],
  ['in Polar’s shape', 'polar-raw/v1/orders/export', { 'floe-client': null }],
])('a table, %s', (_how, path, headers) => {
  it('goes through as it is', async () => {
    const { house } = exporting(3);
    const response = await house.visit(path, { as: service(), headers });
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.get('content-disposition')).toContain('orders.csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.text()).split('\n')).toHaveLength(4);
  });

  it('comes no faster than it is read, and ends with its reader', async () => {
    const { house, made } = exporting(100_000);
    const reader = (await house.visit(path, { as: service(), headers })).body?.getReader();
    await reader?.read();
    await idle();
    // A quarter of a mebibyte may wait.
    expect(made.lines).toBeLessThan(500);
    await reader?.cancel();
    await reader?.closed;
    await idle();
    expect(made).toMatchObject({ isLeft: true });
    expect(made.lines).toBeLessThan(600);
  });

  it('that breaks does not look whole', async () => {
    const { house } = exporting(10, 5);
    const response = await house.visit(path, { as: service(), headers });
    await expect(response.text()).rejects.toThrow();
  });
});

describe('an upload', () => {
  it('is made at the address Polar gives, which goes through whole', async () => {
    const house = openHouse();
    const size = 11;
    const file = {
      service: 'downloadable',
      name: 'a.txt',
      mime_type: 'text/plain',
      size,
      upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: size, checksum_sha256_base64: null }] },
    };
    for (const door of [polar, raw]) {
      const { status, body } = await door(house, 'POST', '/v1/files/', { body: file });
      const made = door === raw ? body : body.result;
      expect(status).toBeLessThan(300);
      expect(made.upload.parts[0].url).toMatch(/^https?:\/\/.+/);
      expect(JSON.stringify(made)).not.toContain('masked');
    }
  });
});
