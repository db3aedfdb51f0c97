import { describe, expect, it } from 'vitest';
import { agent, openHouse } from '../adapter/house.ts';
import { byBearer, maker, makeToken, namesOf, send } from './model.ts';

const DAY = 24 * 3_600_000;
const RIGHTS = ['orders:read', 'mcp:read', 'mcp:write'] as const;

describe('a token for a model', () => {
  it('is shown once, and kept nowhere but as its hash', async () => {
    const house = openHouse();
    const made = await makeToken(house, { name: 'Claude' });
    expect(made.token).toMatch(/^floe_mcp_[\w-]{43}$/);
    expect(made.url).toBe('https://floe.test/floe/mcp');
    const { body } = await house.ask('mcpTokens.list', { as: maker() });
    expect(body.result).toMatchObject([{ id: made.id, name: 'Claude', state: 'active', made_by: { id: 'm-1' } }]);
    const rows = await house.store.audit.list('default', { limit: 99 });
    const kept = JSON.stringify([body, rows, await house.store.mcp.tokens('default', 9)]);
    expect(kept).toContain(made.id);
    expect(kept).not.toContain(made.token.slice('floe_mcp_'.length));
  });

  it('hands on no right that its maker lacks', async () => {
    const house = openHouse();
    const as = maker({ permissions: RIGHTS });
    const { body } = await house.ask('mcpTokens.create', { as, input: { name: 'x', permissions: ['refunds:write'] } });
    expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('refunds:write') });
    expect(await house.store.mcp.tokens('default', 9)).toEqual([]);
  });

  it('is made only by somebody the host can be asked about later', async () => {
    const house = openHouse({ mcp: { url: 'https://floe.test/floe', maker: () => null } });
    const { body } = await house.ask('mcpTokens.create', {
      as: maker(),
      input: { name: 'x', permissions: ['orders:read'] },
    });
    expect(body.code).toBe('forbidden');
  });

  it('is not made for another connection than its maker is of by now', async () => {
    const elsewhere = { kind: 'agent', id: 'm-1', permissions: RIGHTS, connection: 'second' } as const;
    const house = openHouse({ mcp: { url: 'https://floe.test/floe', maker: () => elsewhere } });
    const { body } = await house.ask('mcpTokens.create', {
      as: maker(),
      input: { name: 'x', permissions: ['orders:read'] },
    });
    expect(body.code).toBe('forbidden');
  });

  it('is not made where tools for models are not switched on', async () => {
    const house = openHouse({ mcp: undefined });
    const { body } = await house.ask('mcpTokens.create', {
      as: maker(),
      input: { name: 'x', permissions: ['orders:read'] },
    });
    expect(body.code).toBe('state_conflict');
    expect((await send(house, {}, 'tools/list')).status).toBe(404);
  });

  it.each([
    ['writes', { methods: ['write'] }],
    ['writes alone', { writes: 'direct' }],
    ['pays', { app_money: true }],
    ['lives longer than 30 days', { expires_in_days: 31 }],
  ])('in the address never %s', async (_name, input) => {
    const house = openHouse();
    const all = { name: 'x', permissions: ['orders:read'], form: 'url', ...input };
    expect((await house.ask('mcpTokens.create', { as: maker(), input: all })).body.code).toBe('invalid_input');
  });

  it('in the address is only made where that is switched on', async () => {
    const house = openHouse({
      mcp: { url: 'https://floe.test/floe', maker: () => ({ kind: 'agent', id: 'm-1', permissions: [] }) },
    });
    const input = { name: 'x', permissions: ['orders:read'], form: 'url' };
    expect((await house.ask('mcpTokens.create', { as: maker(), input })).body.code).toBe('invalid_input');
  });

  it('ends at once when it is revoked, and says so in the list and the trail', async () => {
    const house = openHouse();
    const made = await makeToken(house);
    expect(await namesOf(house, byBearer(made))).toContain('order_get');
    const { status, body } = await house.ask('mcpTokens.revoke', { as: maker(), input: { token_id: made.id } });
    expect([status, body.result.state]).toEqual([200, 'revoked']);
    expect((await send(house, byBearer(made), 'tools/list')).status).toBe(401);
    const trail = await house.ask('audit.list', { as: agent(), input: { operation: 'mcpTokens.revoke' } });
    expect(trail.body.result).toMatchObject([{ outcome: 'succeeded', after: { token: made.id, name: 'Helper' } }]);
  });

  it('of another connection is not there to be revoked', async () => {
    const house = openHouse();
    const made = await makeToken(house);
    const as = maker({ connection: 'second' });
    expect((await house.ask('mcpTokens.revoke', { as, input: { token_id: made.id } })).body.code).toBe('not_found');
    expect((await house.ask('mcpTokens.list', { as })).body.result).toEqual([]);
  });

  it('that is over, revoked, or was never made is answered alike', async () => {
    const house = openHouse();
    const [over, revoked] = [await makeToken(house, { expires_in_days: 1 }), await makeToken(house)];
    await house.ask('mcpTokens.revoke', { as: maker(), input: { token_id: revoked.id } });
    house.clock.forward(DAY);
    const answers = [over, revoked, { token: `floe_mcp_${'x'.repeat(43)}` }].map(async (token) => {
      const response = await send(house, byBearer(token), 'tools/list');
      const { requestId: _id, ...body } = await response.json();
      return { status: response.status, challenge: response.headers.get('www-authenticate'), body };
    });
    const [first, ...rest] = await Promise.all(answers);
    expect(first).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    for (const answer of rest) expect(answer).toEqual(first);
  });
});
