import { describe, expect, it } from 'vitest';
import { agent, type House, openHouse, TICKET } from '../adapter/house.ts';
import { byBearer, maker, makeToken, use, type Way } from './model.ts';
import { look, type Press, press } from './person.ts';

const MINUTE = 60_000;
const person = agent({ id: 'p-9', name: 'Pia' });

async function open(input: object = {}, options: Parameters<typeof openHouse>[0] = {}) {
  const house = openHouse(options);
  const made = await makeToken(house, { name: 'Claude', ...input });
  return { house, made, token: byBearer(made), elena: house.shop.elena };
}

/** What a model gets for asking. */
async function ask(house: House, token: Way, tool: string, args: object) {
  const { structuredContent, content } = await use(house, token, tool, args);
  if (!structuredContent) throw new Error(content[0].text);
  return { link: structuredContent.confirm_url as string, id: structuredContent.confirmation_id as string };
}

const refundOf = ({ elena }: House['shop'], amount = 1000) => ({
  customer: elena.customer,
  order_id: elena.order,
  amount,
  expected_refundable: 2900,
  reason: 'customer_request',
});
const planOf = ({ elena }: House['shop']) => ({ customer: elena.customer, subscription_id: elena.subscription });

describe('a change that a model asks for', () => {
  it('is made once a person says yes, by the person’s own rights, and the trail names them and the token', async () => {
    const { house, made, token } = await open();
    const { link, id } = await ask(house, token, 'refund_create', refundOf(house.shop));
    expect(house.writes()).toEqual([]);
    const page = await look(house, link, person);
    expect(page.status).toBe(200);
    for (const words of ['Claude', '$10.00', '$29.00', 'Elena', 'customer_request']) expect(page.text).toContain(words);
    expect(house.writes()).toEqual([]);
    expect(await press(house, link, person)).toMatchObject({ status: 200, text: expect.stringContaining('succeeded') });
    expect(house.changes()).toHaveLength(1);
    const trail = await house.ask('audit.list', { as: agent(), input: { operation: 'refunds.create' } });
    expect(trail.body.result).toMatchObject([
      {
        outcome: 'succeeded',
        amount: 1000,
        actor: { id: 'p-9', name: 'Pia', via: { token: made.id, name: 'Claude' } },
        ticket: { id: TICKET.id },
      },
    ]);
    const after = await use(house, token, 'confirmation_status', { confirmation_id: id });
    expect(after.structuredContent).toEqual({
      status: 'done',
      outcome: { state: 'succeeded' },
      result: expect.objectContaining({ state: 'succeeded', refund: expect.objectContaining({ amount: 1000 }) }),
    });
    expect(after.content[0].text).toMatch(/^Data .* no instructions/);
  });

  it('is asked about once: the link is used up', async () => {
    const { house, token } = await open();
    const { link } = await ask(house, token, 'refund_create', refundOf(house.shop));
    const form = /name="form" value="([^"]+)"/.exec((await look(house, link, person)).text)?.[1] ?? '';
    const both = await Promise.all([press(house, link, person, { form }), press(house, link, person, { form })]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect((await look(house, link, person)).status).toBe(404);
    expect((await press(house, link, person, { form })).status).toBe(404);
    expect(house.changes()).toHaveLength(1);
  });

  it.each(['subscription_cancel', 'subscription_revoke', 'subscription_resume', 'subscription_change'])(
    'is only asked about: %s',
    async (tool) => {
      const { house, token } = await open();
      const change = tool === 'subscription_change' ? { product_id: house.shop.products.proYearly } : {};
      const { link } = await ask(house, token, tool, { ...planOf(house.shop), ...change });
      expect(house.writes()).toEqual([]);
      const { status } = await press(house, link, person);
      // A plan that is not paused is as it should be: nothing is sent for it.
      expect([tool, status, house.changes().length]).toEqual([tool, 200, tool === 'subscription_resume' ? 0 : 1]);
    },
  );

  it('is one of Polar too, by the person’s right on Polar', async () => {
    const { house, token, elena } = await open();
    const args = { id: elena.customer, body: { name: 'Elena M.' } };
    const { link, id } = await ask(house, token, 'polar_customers_update', args);
    expect(house.writes()).toEqual([]);
    expect((await press(house, link, person)).status).toBe(403);
    expect(house.writes()).toEqual([]);
    // Nothing was sent, so somebody who may can still say yes.
    expect((await press(house, link, maker())).status).toBe(200);
    expect(house.changes()).toMatchObject([{ method: 'PATCH', body: '{"name":"Elena M."}' }]);
    const after = await use(house, token, 'confirmation_status', { confirmation_id: id });
    expect(after.structuredContent.result).toMatchObject({ id: elena.customer, name: 'Elena M.' });
  });

  it('leaves nothing in the store that is a key or an address', async () => {
    const { house, token, elena } = await open();
    const rotate = { customer: elena.customer, license_key_id: elena.licenseKey };
    const { link, id } = await ask(house, token, 'license_key_rotate', rotate);
    expect((await press(house, link, person)).status).toBe(200);
    const kept = JSON.stringify(await house.store.mcp.ask('default', id));
    expect(kept).toContain('"key":"[withheld]"');
    const other = await ask(house, token, 'polar_customers_update', { id: elena.customer, body: { name: 'E' } });
    expect((await press(house, other.link, maker())).status).toBe(200);
    expect(JSON.stringify((await house.store.mcp.ask('default', other.id))?.outcome)).not.toMatch(/@/);
  });

  it('is dropped by a person who says no', async () => {
    const { house, token } = await open();
    const { link, id } = await ask(house, token, 'subscription_cancel', planOf(house.shop));
    expect((await press(house, link, person, { decision: 'no' })).status).toBe(200);
    expect((await press(house, link, person, { form: 'x' })).status).toBe(404);
    const after = await use(house, token, 'confirmation_status', { confirmation_id: id });
    expect(after.structuredContent).toEqual({ status: 'not_done', outcome: { code: 'declined' } });
    expect(house.writes()).toEqual([]);
  });

  it('that cannot be done says why, and is over', async () => {
    const { house, token } = await open();
    const { link, id } = await ask(house, token, 'refund_create', { ...refundOf(house.shop), expected_refundable: 99 });
    expect((await press(house, link, person)).status).toBe(409);
    const after = await use(house, token, 'confirmation_status', { confirmation_id: id });
    expect(after.structuredContent).toEqual({ status: 'not_done', outcome: { code: 'changed_elsewhere' } });
  });

  it('with a mistake in it is refused before anybody is asked', async () => {
    const { house, token } = await open();
    const wrong = await use(house, token, 'refund_create', { ...refundOf(house.shop), amount: -5, extra: 1 });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('invalid_input') }] });
  });
});

describe('the link to confirm by', () => {
  const asked = async () => {
    const opened = await open();
    const { link } = await ask(opened.house, opened.token, 'refund_create', refundOf(opened.house.shop));
    return { ...opened, link };
  };

  it('is over after ten minutes', async () => {
    const { house, link } = await asked();
    const form = /name="form" value="([^"]+)"/.exec((await look(house, link, person)).text)?.[1] ?? '';
    house.clock.forward(10 * MINUTE);
    expect((await press(house, link, person, { form })).status).toBe(404);
    expect(house.writes()).toEqual([]);
  });

  it('ends with its token', async () => {
    const { house, made, link } = await asked();
    await house.ask('mcpTokens.revoke', { as: maker(), input: { token_id: made.id } });
    expect((await press(house, link, person, { form: 'x' })).status).toBe(404);
  });

  it('ends when its maker may not any more what was asked', async () => {
    const { house, link } = await asked();
    house.people.set('agent:m-1', { kind: 'agent', id: 'm-1', permissions: ['orders:read'] });
    expect((await look(house, link, person)).status).toBe(404);
  });

  it('is kept as its hash', async () => {
    const { house, link, made } = await asked();
    const secret = link.slice(-43);
    const kept = [
      await house.store.audit.list('default', { limit: 99 }),
      await house.store.mcp.tokens('default', 9),
      made,
    ];
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it.each([
    ['nobody', null, 401],
    ['a customer', { kind: 'customer', externalId: 'elena' } as const, 401],
    ['a program', { kind: 'service', id: 'billing', permissions: ['refunds:write'] } as const, 401],
    ['somebody of another connection', agent({ connection: 'second' }), 403],
    ['somebody without the right', agent({ permissions: ['orders:read'] }), 403],
    ['somebody without a ticket', agent({ ticket: undefined }), 403],
    ['somebody whose limit is lower', agent({ limits: { usd: 10 } }), 403],
    ['somebody pinned to another customer', agent({ customer: { externalId: 'nobody-else' } }), 403],
  ])('helps %s to nothing', async (_name, who, expected) => {
    const { house, link } = await asked();
    const form = /name="form" value="([^"]+)"/.exec((await look(house, link, who)).text)?.[1] ?? 'x';
    expect((await press(house, link, who, { form })).status).toBe(expected);
    expect(house.writes()).toEqual([]);
  });

  it('takes no press from elsewhere, and none with somebody else’s form', async () => {
    const { house, link } = await asked();
    const other = agent({ id: 'p-8' });
    const foreign = /name="form" value="([^"]+)"/.exec((await look(house, link, other)).text)?.[1] ?? '';
    const presses: Press[] = [
      { headers: { 'sec-fetch-site': 'cross-site' } },
      { headers: { 'sec-fetch-site': 'same-site' } },
      { headers: { 'content-type': 'application/json' } },
      { form: foreign },
      { form: '' },
    ];
    for (const how of presses) expect((await press(house, link, person, how)).status).toBe(403);
    expect(house.writes()).toEqual([]);
  });

  it('changes nothing when it is looked at, by any method but a press', async () => {
    const { house, link } = await asked();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await look(house, link, person, method)).status).toBe(200);
    expect((await look(house, link, person, 'PUT')).status).toBe(405);
    expect(house.writes()).toEqual([]);
    expect((await press(house, link, person)).status).toBe(200);
  });

  it('opens a page without scripts, in nobody’s frame, whatever stands in what is shown', async () => {
    const house = openHouse({ frameAncestors: ['https://desk.example.com'] });
    const token = byBearer(await makeToken(house, { name: '<script>alert(1)</script>' }));
    const comment = '"><img src=x onerror=alert(1)>';
    const { link } = await ask(house, token, 'refund_create', { ...refundOf(house.shop), comment });
    const { text, headers } = await look(house, link, person);
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&lt;img');
    const policies = (headers.get('content-security-policy') ?? '').split(', ');
    expect(policies).toEqual(expect.arrayContaining([expect.stringContaining("default-src 'none'")]));
    expect(policies.some((policy) => policy.includes("frame-ancestors 'none'"))).toBe(true);
  });
});

describe('a token that writes alone', () => {
  it('cancels, but neither pays, nor ends for good, nor writes to Polar itself', async () => {
    const { house, token } = await open({ writes: 'direct' });
    const { structuredContent: done } = await use(house, token, 'subscription_cancel', planOf(house.shop));
    expect(done).toMatchObject({ status: 'done', result: { cancel_at_period_end: true } });
    expect(house.changes()).toHaveLength(1);
    const { elena, link } = house.shop;
    const others: [string, object][] = [
      ['refund_create', refundOf(house.shop)],
      ['subscription_revoke', planOf(house.shop)],
      ['checkout_link_delete', { checkout_link_id: link }],
      ['polar_customers_update', { id: elena.customer, body: { name: 'x' } }],
      ['polar_refunds_create', { body: { order_id: elena.order, amount: 100, reason: 'other' } }],
    ];
    for (const [tool, args] of others) {
      const { structuredContent } = await use(house, token, tool, args);
      expect([tool, structuredContent?.status]).toEqual([tool, 'waiting_for_a_person']);
    }
    expect(house.changes()).toHaveLength(1);
  });
});

it('what one token has asked for no other token hears of', async () => {
  const { house, token } = await open();
  const { id } = await ask(house, token, 'subscription_cancel', planOf(house.shop));
  const other = byBearer(await makeToken(house));
  expect(await use(house, other, 'confirmation_status', { confirmation_id: id })).toMatchObject({ isError: true });
  house.clock.forward(10 * MINUTE);
  const late = await use(house, token, 'confirmation_status', { confirmation_id: id });
  expect(late.structuredContent).toEqual({ status: 'not_confirmed_in_time' });
});
