import { describe, expect, it } from 'vitest';
import { dataResult } from '../../server-adapter/mcp/result.ts';
import { openHouse } from '../adapter/house.ts';
import { exporting } from '../proxy/exporting.ts';
import { byBearer, makeToken, use } from './model.ts';

async function open(input: object = {}) {
  const house = openHouse();
  const made = await makeToken(house, input);
  return { house, made, token: byBearer(made), elena: house.shop.elena };
}

describe('what a tool answers', () => {
  it('is marked as data, in words and in fields alike', async () => {
    const { house, token, elena } = await open();
    const { content, structuredContent } = await use(house, token, 'order_list', { customer: elena.customer });
    const [first, ...rest] = content[0].text.split('\n');
    expect(first).toMatch(/data .* no instructions/i);
    expect(JSON.parse(rest.join('\n'))).toEqual(structuredContent);
  });

  it('goes on with a cursor', async () => {
    const { house, token, elena } = await open();
    const args = { customer: elena.customer, limit: 1 };
    const { next_cursor, result } = (await use(house, token, 'order_list', args)).structuredContent;
    const next = await use(house, token, 'order_list', { ...args, cursor: next_cursor });
    expect(next.structuredContent.result[0].id).not.toBe(result[0].id);
  });

  it('of Polar goes on with a cursor too, in words alone', async () => {
    const { house, token } = await open();
    const first = await use(house, token, 'polar_orders_list', { query: { limit: 1 } });
    expect(first).not.toHaveProperty('structuredContent');
    const { next_cursor, result } = JSON.parse(first.content[0].text.split('\n')[1]);
    const second = await use(house, token, 'polar_orders_list', { query: { limit: 1 }, cursor: next_cursor });
    expect(JSON.parse(second.content[0].text.split('\n')[1]).result[0].id).not.toBe(result[0].id);
  });

  it('is bounded: lists are cut, and say so instead of going on', () => {
    const long = Array.from({ length: 90 }, (_, at) => ({ id: at, note: 'x'.repeat(1500) }));
    const { content, structuredContent } = dataResult({ result: long, nextCursor: 'c' }, false);
    expect(content[0]?.text.length).toBeLessThan(61_000);
    expect(structuredContent).toMatchObject({ cut: expect.stringContaining('20') });
    expect(structuredContent).not.toHaveProperty('next_cursor');
    const one = dataResult({ result: { note: 'y'.repeat(500_000) } }, false);
    expect(one.content[0]?.text.length).toBeLessThan(61_000);
    const many = Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`f${at}`, 'z'.repeat(50)]));
    expect(dataResult({ result: many }, false).content[0]?.text.length).toBeLessThan(61_000);
  });

  it('holds no license key and no secret of a checkout', async () => {
    const { house, token, elena } = await open();
    const key = await use(house, token, 'license_key_get', {
      customer: elena.customer,
      license_key_id: elena.licenseKey,
    });
    expect(key.structuredContent.result).toMatchObject({
      id: elena.licenseKey,
      key: '[withheld]',
      display_key: expect.any(String),
    });
    const raw = await use(house, token, 'polar_license_keys_get', { id: elena.licenseKey });
    expect(raw.content[0].text).toContain('"key":"[withheld]"');
    const checkouts = await use(house, token, 'polar_checkouts_list', {});
    expect(checkouts.content[0].text).not.toMatch(/"client_secret":"(?!\[withheld)/);
  });

  it('is a problem with its code where it fails, which hosts show to the model', async () => {
    const { house, token, elena } = await open();
    const missing = await use(house, token, 'order_get', { customer: elena.customer, order_id: elena.customer });
    expect(missing.isError).toBe(true);
    expect(JSON.parse(missing.content[0].text)).toMatchObject({ code: 'not_found', status: 404 });
    const wrong = await use(house, token, 'order_get', { customer: elena.customer, order: 'x' });
    expect(JSON.parse(wrong.content[0].text)).toMatchObject({ code: 'invalid_input', errors: expect.any(Array) });
  });

  it.each(['', '..', '.', 'a/b', 'a\\b', '\ud800'])('of Polar is never that of another path: %j', async (id) => {
    const { house, token } = await open();
    const before = house.seen.length;
    const { isError, content } = await use(house, token, 'polar_orders_get', { id });
    expect([isError, JSON.parse(content[0].text).code]).toEqual([true, 'invalid_input']);
    expect(house.seen.length).toBe(before);
  });

  it('is a table whole where it fits', async () => {
    const { house, token } = await open();
    const { content } = await use(house, token, 'polar_orders_export', {});
    const [mark, body, ...rest] = content[0].text.split('\n');
    expect([mark, rest]).toEqual([expect.stringMatching(/data .* no instructions/i), []]);
    expect(JSON.parse(body).result.split('\n').length).toBeGreaterThan(2);
    expect(JSON.parse(body)).not.toHaveProperty('cut');
  });

  it('is the beginning of a longer table, in whole rows, and the rest is not asked for', async () => {
    const { house, made } = exporting(100_000, undefined, (at) => `order-${at},"two\nlines",${'9'.repeat(1000)}\n`);
    const token = byBearer(await makeToken(house));
    const { content } = await use(house, token, 'polar_orders_export', {});
    expect(content[0].text.length).toBeLessThan(62_000);
    const { result, cut } = JSON.parse(content[0].text.split('\n')[1]);
    expect(cut).toContain('first rows');
    expect(result.match(/^order-\d+,"two\nlines",9{1000}$/gm)).toHaveLength((result.match(/order-/g) ?? []).length);
    expect(result.endsWith('9\n')).toBe(true);
    expect([made.lines < 100, made.isLeft]).toEqual([true, true]);
  });

  it('is no half of a table that broke off', async () => {
    const { house } = exporting(9, 2);
    const token = byBearer(await makeToken(house));
    expect(await use(house, token, 'polar_orders_export', {})).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('upstream_error') }],
    });
  });
});

describe('every call', () => {
  it('leaves a line with the token, the tool, a digest of what was sent, and how it ended', async () => {
    const { house, made, token, elena } = await open();
    const good = { customer: elena.customer, order_id: elena.order };
    await use(house, token, 'order_get', good);
    await use(house, token, 'order_get', good);
    await use(house, token, 'order_get', { ...good, order_id: elena.customer });
    const { entries } = await house.store.audit.list('default', { operation: 'mcp.order_get', limit: 9 });
    expect(entries).toMatchObject([
      { outcome: { code: 'not_found' } },
      { outcome: { result: 'ok' } },
      { outcome: { result: 'ok' } },
    ]);
    for (const { actor, detail } of entries) {
      expect(actor).toMatchObject({ kind: 'agent', id: `mcp:${made.id}`, via: { token: made.id, name: 'Helper' } });
      expect(detail).toMatchObject({
        token: made.id,
        tool: 'order_get',
        arguments: expect.stringMatching(/^[\w-]{43}$/),
      });
    }
    const digests = entries.map(({ detail }) => (detail as { arguments: string }).arguments);
    expect(digests[1]).toBe(digests[2]);
    expect(digests[0]).not.toBe(digests[1]);
    expect(JSON.stringify(entries)).not.toContain(elena.order);
  });

  it('of what is not there is counted, whatever it was called', async () => {
    const { house, token } = await open();
    for (const name of ['one', 'two', 'portal_session']) await use(house, token, name);
    const { entries } = await house.store.audit.list('default', { operation: 'mcp.call', limit: 9 });
    expect(entries).toMatchObject([{ kind: 'denial', count: 3, outcome: { code: 'unknown_operation' } }]);
  });
});
