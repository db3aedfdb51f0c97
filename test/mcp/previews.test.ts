import { describe, expect, it } from 'vitest';
import { agent, openHouse, TICKET } from '../adapter/house.ts';
import { byBearer, maker, makeToken, rpc, toolsOf, use } from './model.ts';

const MINUTE = 60_000;

async function open(input: object = {}) {
  const house = openHouse();
  const made = await makeToken(house, input);
  const { elena } = house.shop;
  const about = { customer: elena.customer, order_id: elena.order, amount: 1000 };
  const token = byBearer(made);
  const preview = async (way = token) => {
    const shown = await use(house, way, 'refund_preview', about);
    return shown._meta['floe/refund'].preview as string;
  };
  return { house, made, token, about, preview };
}

/** With somebody of the team beside the model, whose session proves the ticket. */
const withTicket = (house: Awaited<ReturnType<typeof open>>['house'], token: string) => ({
  headers: { 'floe-mcp-token': token, authorization: house.token(agent({ id: 'p-9', ticket: TICKET })) },
});

describe('what only the dialog is handed', () => {
  it('stands in nothing that a model reads', async () => {
    const { house, token, about } = await open();
    const { content, structuredContent, _meta } = await use(house, token, 'refund_preview', about);
    const { preview } = _meta['floe/refund'];
    expect(preview.length).toBeGreaterThan(100);
    expect(JSON.stringify([content, structuredContent])).not.toContain(preview.slice(0, 20));
  });

  it('says that it is for the dialog alone', async () => {
    const { house, token } = await open();
    const tools = await toolsOf(house, token);
    for (const name of ['refund_execute', 'refund_open_confirmation'])
      expect(tools.find((tool) => tool.name === name)._meta.ui.visibility).toEqual(['app']);
    const { resources } = (await rpc(house, token, 'resources/list')).result;
    expect(resources).toMatchObject([{ uri: 'ui://floe/refund.html', mimeType: 'text/html;profile=mcp-app' }]);
  });

  it('is not handed to a token that only reads, and neither is the page to one that reads no refunds', async () => {
    const { house, about } = await open();
    const reading = byBearer(await makeToken(house, { methods: ['read'] }));
    expect((await use(house, reading, 'refund_preview', about))._meta['floe/refund']).toEqual({});
    const other = byBearer(await makeToken(house, { tags: ['orders'] }));
    expect((await rpc(house, other, 'resources/list')).result.resources).toEqual([]);
    expect(await rpc(house, other, 'resources/read', { uri: 'ui://floe/refund.html' })).toHaveProperty('error');
  });

  it('pays by itself only for a token that was made for it, and once', async () => {
    const { house, made, preview } = await open({ app_money: true });
    const way = withTicket(house, made.token);
    const shown = await preview(way);
    expect((await use(house, way, 'refund_execute', { preview: shown })).structuredContent).toEqual({
      status: 'succeeded',
    });
    expect(await use(house, way, 'refund_execute', { preview: shown })).toMatchObject({ isError: true });
    expect(house.changes()).toHaveLength(1);
    expect(JSON.parse(house.changes()[0]?.body ?? '')).toMatchObject({ amount: 1000 });
  });

  it('pays nothing without a ticket, above a limit, or for a token that may not', async () => {
    const direct = await open({ app_money: true });
    const shown = await direct.preview();
    const bare = await use(direct.house, direct.token, 'refund_execute', { preview: shown });
    expect(bare).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('ticket_required') }] });
    const limited = await open({ app_money: true, limits: { usd: 500 } });
    const way = withTicket(limited.house, limited.made.token);
    const above = await use(limited.house, way, 'refund_execute', { preview: await limited.preview(way) });
    expect(above).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('approval_required') }] });
    const { house, token, preview } = await open();
    const refused = await use(house, token, 'refund_execute', { preview: await preview() });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('forbidden') }] });
    for (const each of [direct.house, limited.house, house]) expect(each.writes()).toEqual([]);
  });

  it('is good for five minutes, for its token, and as it was made', async () => {
    const { house, made, token, preview } = await open();
    const other = byBearer(await makeToken(house, {}, maker({ id: 'm-2' })));
    const shown = await preview();
    const [payload = '', mac = ''] = shown.split('.');
    const changed = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"amount":1000', '"amount":2900'),
    ).toString('base64url');
    const tries = [
      [other, shown],
      [token, `${changed}.${mac}`],
      [token, payload],
      [token, `${payload}.`],
      [token, ''],
      [token, made.token],
    ] as const;
    for (const [way, text] of tries)
      expect(await use(house, way, 'refund_open_confirmation', { preview: text })).toMatchObject({ isError: true });
    house.clock.forward(5 * MINUTE);
    expect(await use(house, token, 'refund_open_confirmation', { preview: shown })).toMatchObject({ isError: true });
    const fresh = await use(house, token, 'refund_open_confirmation', { preview: await preview() });
    expect(fresh.structuredContent.status).toBe('waiting_for_a_person');
  });
});
