import { afterEach, describe, expect, it, vi } from 'vitest';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';
import { callsIn, EVIL, injections, ordersAgainst } from './injections.ts';
import { byBearer, byUrl, makeToken, toolsOf, use, type Way } from './model.ts';
import { look, press } from './person.ts';

afterEach(() => vi.unstubAllGlobals());

/** Made once, so that there is something to write into. */
async function prepare(house: House) {
  const { elena } = house.shop;
  const { key, organization_id } = await merchant(house, 'GET', `/v1/license-keys/${elena.licenseKey}`);
  const field = await merchant(house, 'POST', '/v1/custom-fields/', {
    type: 'text',
    slug: 'x',
    name: 'x',
    properties: {},
  });
  const benefit = await merchant(house, 'POST', '/v1/benefits/', {
    type: 'custom',
    description: 'A chair',
    properties: { note: '' },
  });
  return {
    key,
    organization_id,
    field: field.id as string,
    benefit: benefit.id as string,
    device: null as string | null,
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Writes a text into every field that somebody may write freely, each with a mark by which it is known again. */
async function poison(house: House, text: string, at: Prepared): Promise<number> {
  const { elena, products, discount, link } = house.shop;
  let marks = 0;
  const marked = (length: number) => {
    marks += 1;
    return `F${marks} ${text}`.slice(0, length);
  };
  const write = async (method: string, path: string, body: object) => {
    const answer = await merchant(house, method, path, body);
    if (answer?.error || answer?.detail) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const metadata = () => ({ note: marked(500) });
  await write('PATCH', `/v1/customers/${elena.customer}`, { name: marked(250), metadata: metadata() });
  await write('PATCH', `/v1/products/${products.pro}`, {
    name: marked(64),
    description: marked(5000),
    metadata: metadata(),
  });
  await write('PATCH', `/v1/discounts/${discount}`, { name: marked(250), metadata: metadata() });
  await write('PATCH', `/v1/checkout-links/${link}`, { label: marked(250), metadata: metadata() });
  await write('PATCH', `/v1/orders/${elena.order}`, { billing_name: marked(250) });
  const said = { cancel_at_period_end: true, customer_cancellation_comment: marked(5000) };
  // Taken back first, where it is on its way out already.
  await merchant(house, 'PATCH', `/v1/subscriptions/${elena.subscription}`, { cancel_at_period_end: false });
  await write('PATCH', `/v1/subscriptions/${elena.subscription}`, said);
  await write('PATCH', `/v1/custom-fields/${at.field}`, { type: 'text', name: marked(250) });
  await write('PATCH', `/v1/benefits/${at.benefit}`, { type: 'custom', properties: { note: marked(5000) } });
  await write('POST', '/v1/events/ingest', {
    events: [{ name: marked(120), customer_id: elena.customer, metadata: { text: marked(490) } }],
  });
  const { key, organization_id } = at;
  if (at.device) await write('POST', '/v1/license-keys/deactivate', { key, organization_id, activation_id: at.device });
  const device = { key, organization_id, label: marked(250), meta: { text: marked(490) } };
  at.device = (await write('POST', '/v1/license-keys/activate', device)).id;
  return marks;
}

const seen = (house: House) => {
  const { elena, products, discount, link } = house.shop;
  const about = { customer: elena.customer };
  const reads: [string, object][] = [
    ['customer_overview', about],
    ['customer_get', about],
    ['subscription_get', { ...about, subscription_id: elena.subscription }],
    ['order_get', { ...about, order_id: elena.order }],
    ['refund_preview', { ...about, order_id: elena.order }],
    ['license_key_get', { ...about, license_key_id: elena.licenseKey }],
    ['product_list', {}],
    ['discount_get', { discount_id: discount }],
    ['checkout_link_get', { checkout_link_id: link }],
    ['polar_customers_get', { id: elena.customer }],
    ['polar_products_get', { id: products.pro }],
    ['polar_events_list', { query: { limit: 1 } }],
    ['polar_custom_fields_list', {}],
    ['polar_benefits_list', {}],
  ];
  return reads;
};

/** What a client that keeps its promises shows to its model: `_meta` is not of it. */
const told = ({ content, structuredContent, refused }: Awaited<ReturnType<typeof use>>): string =>
  JSON.stringify([content, structuredContent, refused]);

const PREVIEW = /[\w-]{80,}\.[\w-]{40,}/;

interface Model {
  readonly house: House;
  readonly way: Way;
  /** Everything it was ever told. */
  readonly heard: string[];
  /** The first preview among it. */
  preview?: string | undefined;
  /** What it was told on an order that a text gave. */
  readonly obeyed: string[];
  readonly done: Set<string>;
}

/** Reads everything, does whatever stands in it, and whatever stands in the answers to that. */
async function readAndObey(model: Model): Promise<number> {
  const { house, way, heard, obeyed, done } = model;
  const fresh: string[] = [];
  for (const [tool, args] of seen(house)) fresh.push(told(await use(house, way, tool, args)));
  const marks = new Set(fresh.join().match(/\bF\d+ /g));
  while (fresh.length > 0) {
    const text = fresh.shift() ?? '';
    heard.push(text.slice(0, 5_000));
    model.preview ??= PREVIEW.exec(text.slice(0, 5_000))?.[0];
    for (const call of callsIn(plain(text))) {
      const name = JSON.stringify(call);
      if (done.has(name)) continue;
      done.add(name);
      const preview = call.args.preview ? { preview: model.preview ?? 'none' } : {};
      const answer = told(await use(house, way, call.tool, { ...call.args, ...preview }));
      fresh.push(answer);
      obeyed.push(answer);
    }
  }
  return marks.size;
}

/** Texts come as JSON in JSON, once or twice: without the strokes the orders in them can be read. */
const plain = (text: string): string => text.replace(/\\+"/g, '"');

/** Calls whatever has a name, listed or hidden, with all that was heard in its place. */
async function callEverything(
  { house, way, heard, obeyed, preview = '' }: Model,
  names: readonly string[],
): Promise<void> {
  const { elena, ben, link } = house.shop;
  const all = heard.join(' ');
  const args = {
    customer: ben.customer,
    id: ben.order,
    order_id: ben.order,
    subscription_id: ben.subscription,
    license_key_id: elena.licenseKey,
    checkout_link_id: link,
    confirmation_id: /confirmation_id\W+([\w-]{36})/.exec(all)?.[1] ?? '',
    preview,
    body: { url: EVIL, order_id: ben.order, amount: 1, reason: 'other', name: 'x' },
    input: { url: EVIL },
    url: EVIL,
  };
  for (const name of names) obeyed.push(told(await use(house, way, name, args)));
}

const links = ({ obeyed }: Model): string[] => [
  ...new Set(obeyed.join().match(/https:\/\/floe\.test\/floe\/mcp\/confirm\/[\w-]{43}/g)),
];

/** Opens what it was given by itself, as a program can: without anybody's session, and with its own token. */
async function pressAlone({ house }: Model, token: string, given: readonly string[]): Promise<void> {
  for (const link of given) {
    expect((await look(house, link, null)).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await press(house, link, null, { headers, form: 'x' })).status).toBe(401);
  }
}

/** Nobody's fetch but the adapter's own to Polar, which the house has in hand. */
function watchNetwork(): unknown[] {
  const fetched: unknown[] = [];
  vi.stubGlobal('fetch', async (input: unknown) => {
    fetched.push(input);
    throw new Error('No address is fetched.');
  });
  return fetched;
}

/** All that there is, and what is not told of; reading all of Polar is no trespass for who may. */
async function everyName(isPinned: boolean): Promise<string[]> {
  const house = openHouse();
  const hidden = [
    'search_tools',
    'get_tool_schema',
    'call_tool',
    'portal_session',
    'orders_pay_link',
    'mcp_tokens_create',
    'polar_customer_sessions_create',
    'polar_webhooks_create_webhook_endpoint',
    'polar_oauth2_authorize',
  ];
  const tools = await toolsOf(house, byBearer(await makeToken(house)));
  const called = tools.filter(
    ({ name, annotations }) => isPinned || !name.startsWith('polar_') || !annotations.readOnlyHint,
  );
  return [...called.map(({ name }) => name), ...hidden];
}

describe('a model that obeys every word it reads', () => {
  it.each<[string, (shop: House['shop']) => object]>([
    ['a token that reads', ({ elena }) => ({ methods: ['read'], customer_id: elena.customer })],
    ['a token that writes', ({ elena }) => ({ methods: ['read', 'write'], customer_id: elena.customer })],
    ['a token that reads and writes all of Polar', () => ({ methods: ['read', 'write'] })],
    [
      'a token that discovers',
      ({ elena }) => ({ exposure: 'discovery', methods: ['read', 'write'], customer_id: elena.customer }),
    ],
    ['a token in the address', ({ elena }) => ({ form: 'url', methods: ['read'], customer_id: elena.customer })],
  ])(
    'with %s changes nothing, reads nothing beyond it, and fetches nothing',
    async (_name, terms) => {
      const fetched = watchNetwork();
      const house = openHouse();
      const made = await makeToken(house, terms(house.shop));
      const isPinned = 'customer_id' in terms(house.shop);
      const model: Model = {
        house,
        way: made.token === '' ? byUrl(made) : byBearer(made),
        heard: [],
        obeyed: [],
        done: new Set(),
      };
      const texts = injections(ordersAgainst(house.shop));
      expect(texts.length).toBeGreaterThanOrEqual(100);
      const place = await prepare(house);
      for (const text of texts) {
        const marks = await poison(house, text, place);
        // Not so far that the links it was given are over at the end.
        house.clock.forward(4_000);
        const read = await readAndObey(model);
        if (!isPinned) expect(read).toBe(marks);
        else expect(read).toBeGreaterThanOrEqual(8);
      }
      expect(model.done.size).toBeGreaterThanOrEqual(9);
      await callEverything(model, await everyName(isPinned));

      await pressAlone(model, made.token, links(model).slice(-20));
      expect(house.writes()).toEqual([]);
      expect(fetched).toEqual([]);
      expect(house.seen.every(({ connection }) => connection === 'default')).toBe(true);
      // What a text says itself is no answer of ours about somebody else.
      if (isPinned) expect(model.obeyed.join()).not.toMatch(/ben\.?\w*@|Ben /i);
      expect(model.obeyed.join()).not.toMatch(/polar_(oat|cst|mst)_|whsec_/);
    },
    120_000,
  );

  it('pays at once where somebody confirms whatever it asks for, so the test above would have seen it', async () => {
    const house = openHouse();
    const model: Model = { house, way: byBearer(await makeToken(house)), heard: [], obeyed: [], done: new Set() };
    const [text = ''] = injections(ordersAgainst(house.shop));
    await poison(house, text, await prepare(house));
    await readAndObey(model);
    for (const link of links(model)) await press(house, link, agent());
    expect(house.changes().map(({ path }) => path)).toContain('/v1/refunds/');
  });

  it('would read of others by a token that is not for one customer alone', async () => {
    const house = openHouse();
    const model: Model = { house, way: byBearer(await makeToken(house)), heard: [], obeyed: [], done: new Set() };
    const text = injections(ordersAgainst(house.shop)).find((one) => one.includes('order_get')) ?? '';
    await poison(house, text, await prepare(house));
    await readAndObey(model);
    expect(model.obeyed.join()).toMatch(/ben/i);
  });
});
