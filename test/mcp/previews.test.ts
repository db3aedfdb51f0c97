import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { agent, openHouse, TICKET } from '../adapter/house.ts';
import { byBearer, maker, makeToken, rpc, toolsOf, use } from './model.ts';
import { look } from './person.ts';

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
    const names = ['execute', 'open_confirmation'].flatMap((what) => [`refund_${what}`, `subscription_${what}`]);
    for (const name of names) expect(tools.find((tool) => tool.name === name)._meta.ui.visibility).toEqual(['app']);
    const { resources } = (await rpc(house, token, 'resources/list')).result;
    const mimeType = 'text/html;profile=mcp-app';
    expect(resources).toMatchObject([
      { uri: 'ui://floe/refund.html', mimeType },
      { uri: 'ui://floe/subscription.html', mimeType },
    ]);
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

describe('the preview of a change or an end', () => {
  async function openPlan(input: object = {}) {
    const { house, made, token } = await open(input);
    const { elena, products } = house.shop;
    const about = { customer: elena.customer, subscription_id: elena.subscription };
    const offers = async (of: 'change' | 'cancel' | 'charge', way = token): Promise<{ preview: string }[]> => {
      const more = of === 'change' ? { product_id: products.proYearly } : {};
      const { _meta } = await use(house, way, 'subscription_preview', { ...about, of, ...more });
      return _meta['floe/subscription']?.offers ?? [];
    };
    return { house, made, token, about, offers };
  }
  const act = ({ house }: Awaited<ReturnType<typeof openPlan>>, way: Parameters<typeof use>[1], args: object) =>
    use(house, way, 'subscription_execute', args);

  it('offers what this token may ask for, and nothing where there is nothing to decide', async () => {
    const { house, about, offers } = await openPlan();
    expect([await offers('change'), await offers('cancel'), await offers('charge')]).toMatchObject([
      [{ label: 'Change the plan' }],
      [{ label: 'End with this period' }, { label: 'End now' }],
      [],
    ]);
    const naming = byBearer(await makeToken(house, { methods: ['read', 'subscription_cancel'] }));
    expect([await offers('change', naming), await offers('cancel', naming)]).toMatchObject([
      [],
      [{ label: 'End with this period' }],
    ]);
    await house.ask('subscriptions.revoke', {
      as: agent(),
      customer: { id: about.customer },
      key: 'k',
      input: { subscription_id: about.subscription_id },
    });
    expect(await offers('cancel')).toEqual([]);
  });

  it('is good for its own dialog alone, and no longer than what it says may be asked for', async () => {
    const { house, token, offers } = await openPlan();
    const [, now] = await offers('cancel');
    const preview = now?.preview ?? '';
    expect(await use(house, token, 'refund_open_confirmation', { preview })).toMatchObject({ isError: true });
    house.people.set('agent:m-1', { kind: 'agent', id: 'm-1', permissions: ['subscriptions:read', 'refunds:write'] });
    expect(await use(house, token, 'subscription_open_confirmation', { preview })).toHaveProperty('refused');
    expect(house.writes()).toEqual([]);
  });

  it('is carried out by itself only for a token that was made for it, once, and as it was shown', async () => {
    const plain = await openPlan();
    const [change] = await plain.offers('change');
    const refused = await act(plain, plain.token, { preview: change?.preview });
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('forbidden') }] });
    expect(plain.house.writes()).toEqual([]);

    const direct = await openPlan({ app_money: true });
    const way = withTicket(direct.house, direct.made.token);
    const [end] = await direct.offers('cancel', way);
    const said = { preview: end?.preview, reason: 'unused', subscription_id: 'another' };
    expect((await act(direct, way, said)).structuredContent).toEqual({ status: 'done' });
    expect(await act(direct, way, said)).toMatchObject({ isError: true });
    expect(direct.house.changes()).toMatchObject([
      { path: `/v1/subscriptions/${direct.about.subscription_id}`, body: expect.stringContaining('"unused"') },
    ]);
  });
});

it('a preview stands where a name for its dialog cannot be read', async () => {
  const house = openHouse({
    wrap: (fetch) => async (input, init) =>
      /\/v1\/products\//.test(new Request(input, init).url) ? Response.json({}, { status: 400 }) : fetch(input, init),
  });
  const token = byBearer(await makeToken(house));
  const { elena, products } = house.shop;
  const about = { customer: elena.customer, subscription_id: elena.subscription, product_id: products.proYearly };
  const { structuredContent, _meta } = await use(house, token, 'subscription_preview', { ...about, of: 'change' });
  expect(structuredContent.result.of).toBe('change');
  expect(_meta['floe/subscription'].lines).toContainEqual({ label: 'Then', text: products.proYearly });
});

it('the page to confirm a change of plan says in words what it is about', async () => {
  const { house, token } = await open();
  const { elena, products } = house.shop;
  const { structuredContent } = await use(house, token, 'subscription_change', {
    customer: elena.customer,
    subscription_id: elena.subscription,
    product_id: products.proYearly,
    expected_due: 29_469,
  });
  const { text } = await look(house, structuredContent.confirm_url, agent({ permissions: PERMISSIONS }));
  for (const words of ['Elena', '<dd>Pro</dd>', '<dd>Pro yearly</dd>', '$294.69']) expect(text).toContain(words);
  const bare = await look(house, structuredContent.confirm_url, agent({ permissions: ['subscriptions:write'] }));
  expect(bare.text).toContain(products.proYearly);
  expect(bare.text).not.toContain('Pro yearly');
});
