// The page to confirm on, for people whose session is a bearer: a page of the host's hands it over.
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { serveOptions } from '../../server-adapter/cli/serve-options.ts';
import { type Caller, jwtCallers } from '../../server-adapter/index.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { agent, type House, NOW, ORIGIN, openHouse, SECRET, TICKET } from '../adapter/house.ts';
import { byBearer, maker, use } from './model.ts';

const HOST = 'https://app.example.com/sign-in';
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-mode': 'navigate' };
const handedOver = { ...form, origin: ORIGIN, 'sec-fetch-site': 'cross-site' };
const pressed = { ...form, origin: 'https://floe.test', 'sec-fetch-site': 'same-origin' };

const bearer = (claims: object = {}, minutes = 10) =>
  new SignJWT({ kind: 'agent', permissions: [...PERMISSIONS], name: 'Pia', ticket: TICKET, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('p-9')
    .setAudience('floe')
    .setExpirationTime(NOW / 1_000 + minutes * 60)
    .sign(new TextEncoder().encode(SECRET));

async function open(signIn: string | null = HOST) {
  const person = maker();
  const house = openHouse({
    authenticate: jwtCallers({ secret: SECRET, clock: { now: () => NOW } }),
    mcp: {
      url: 'https://floe.test/floe',
      signIn: signIn ?? undefined,
      maker: () => person as Extract<Caller, { kind: 'agent' }>,
    },
  });
  const made = await tokenOf(house, person);
  const { elena } = house.shop;
  const asked = await use(house, byBearer(made), 'subscription_cancel', {
    customer: elena.customer,
    subscription_id: elena.subscription,
  });
  const link = new URL(asked.structuredContent.confirm_url).pathname;
  const visit = async (headers: Record<string, string>, fields?: Record<string, string>) => {
    const init = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
    const response = await house.floe.handler(new Request(`http://floe.test${link}`, { ...init, headers }));
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return { house, link, visit };
}

const markIn = (text: string) => /name="form" value="([^"]+)"/.exec(text)?.[1] ?? '';

describe('the page to confirm on, where a session is a bearer', () => {
  it('leads to the host’s page, which hands somebody over, who then decides', async () => {
    const { house, link, visit } = await open();
    const stranger = await visit({});
    expect(stranger.status).toBe(401);
    expect(stranger.text).toContain(`href="${HOST}#floe-confirm=${link.slice(-43)}"`);
    const session = await bearer();
    const question = await visit(handedOver, { session });
    expect([question.status, question.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(question.text).toContain('“Claude” asks for this');
    expect(house.writes()).toEqual([]);
    const done = await visit(pressed, { session, form: markIn(question.text), decision: 'yes' });
    expect([done.status, house.changes().length]).toEqual([200, 1]);
    const { entries } = await house.store.audit.list('default', { operation: 'subscriptions.cancel', limit: 1 });
    expect(entries).toMatchObject([{ actor: { id: 'p-9', name: 'Pia', via: { name: 'Claude' } } }]);
    expect(JSON.stringify(await house.store.audit.list('default', { limit: 99 }))).not.toContain(session);
  });

  it.each<[string, () => Promise<string>]>([
    ['whose session has run out', () => bearer({}, -5)],
    ['who is a customer', () => bearer({ kind: 'customer' })],
    ['whom nobody has signed in', async () => 'made.up.session'],
    ['who breaks out of the header', async () => 'x\r\ncookie: a=b'],
  ])('asks nothing of somebody %s', async (_, session) => {
    const { house, visit } = await open();
    expect((await visit(handedOver, { session: await session() })).status).toBe(401);
    expect(house.writes()).toEqual([]);
  });

  it('takes nobody from a page that is not on the list, and no decision from any page but itself', async () => {
    const { house, visit } = await open();
    const session = await bearer();
    expect((await visit({ ...handedOver, origin: 'https://evil.example' }, { session })).status).toBe(403);
    const mark = markIn((await visit(handedOver, { session })).text);
    expect((await visit(handedOver, { session, form: mark, decision: 'yes' })).status).toBe(403);
    const other = await bearer({ name: 'Bo', permissions: ['subscriptions:read'] });
    expect((await visit(pressed, { session: other, form: mark, decision: 'yes' })).status).toBe(403);
    expect((await visit(pressed, { form: mark, decision: 'yes' })).status).toBe(401);
    expect(house.writes()).toEqual([]);
  });

  it('knows no handing over where the host has no such page', async () => {
    const { visit } = await open(null);
    expect(await visit({})).toMatchObject({ status: 401, text: expect.not.stringContaining('#floe-confirm') });
    expect((await visit(handedOver, { session: await bearer() })).status).toBe(401);
  });
});

it('a host that reads whole requests is asked by one', async () => {
  const person = agent({ id: 'p-3', permissions: PERMISSIONS }) as Extract<Caller, { kind: 'agent' }>;
  const house = openHouse({
    authenticate: (request) => (request.headers.get('authorization') === 'Bearer abc' ? person : null),
    mcp: { url: 'https://floe.test/floe', signIn: HOST, maker: () => person },
  });
  const token = byBearer(await tokenOf(house, person));
  const { elena } = house.shop;
  const about = { customer: elena.customer, subscription_id: elena.subscription };
  const asked = await use(house, token, 'subscription_cancel', about);
  const url = `http://floe.test${new URL(asked.structuredContent.confirm_url).pathname}`;
  const visit = (session: string) =>
    house.floe.handler(
      new Request(url, { method: 'POST', headers: handedOver, body: new URLSearchParams({ session }) }),
    );
  expect([(await visit('abc')).status, (await visit('a\nb')).status]).toEqual([200, 401]);
});

async function tokenOf({ floe }: Pick<House, 'floe'>, caller: Caller) {
  const input = { name: 'Claude', permissions: [...PERMISSIONS], methods: ['read', 'write'] };
  return (await floe.call('mcpTokens.create', input, { caller })).result;
}

it('floe serve is told where people sign in', async () => {
  const env = { POLAR_ACCESS_TOKEN: 'polar_oat_x', FLOE_SECRET: SECRET, FLOE_MCP_URL: 'https://floe.test/floe' };
  expect((await serveOptions({ ...env, FLOE_MCP_SIGN_IN: HOST })).floe.mcp).toMatchObject({ signIn: HOST });
  expect((await serveOptions(env)).floe.mcp).toMatchObject({ signIn: undefined });
});
