import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { agent, type House, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

type As = 'agent' | 'owner' | 'member';

function callerOf({ shop }: House, who: As): Caller {
  const { externalId, owner, members } = shop.priya;
  if (who === 'agent') return agent();
  return { kind: 'customer', externalId, member: who === 'owner' ? owner : members[0] };
}

function asker(house: House, who: As) {
  const { customer, subscription } = house.shop.priya;
  return (operation: string, input: object = {}, key?: string) =>
    house.ask(`seats.${operation}`, {
      as: callerOf(house, who),
      customer: who === 'agent' ? { id: customer } : undefined,
      input: { subscription_id: subscription, ...input },
      key,
    });
}

const emails = (seats: readonly { email: string }[]) => seats.map(({ email }) => email);

describe.each<As>(['agent', 'owner'])('the %s', (who) => {
  it('sees who has the seats and how many are free', async () => {
    const house = openHouse();
    const { body } = await asker(house, who)('list');
    expect(body.result).toMatchObject({ total_seats: 3, available_seats: 1 });
    expect(emails(body.result.seats)).toEqual(['priya@harborline.co', 'owen@harborline.co']);
    expect(house.writes()).toEqual([]);
    expect(house.events).toEqual([]);
  });

  it('invites somebody once, sends the invitation again, and takes the seat back', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const invited = await ask('assign', { email: 'leila@harborline.co' });
    expect(invited.body.result).toMatchObject({ status: 'pending', email: 'leila@harborline.co' });
    const seat_id = invited.body.result.id;
    const again = await ask('assign', { email: 'LEILA@harborline.co' });
    expect(again.body.result.id).toBe(seat_id);
    expect(house.writes()).toHaveLength(1);
    expect((await ask('resend', { seat_id })).body.code).toBe('idempotency_key_required');
    expect((await ask('resend', { seat_id }, 'r')).body.result.status).toBe('pending');
    await ask('resend', { seat_id }, 'r');
    expect(house.writes()).toHaveLength(2);
    expect((await ask('revoke', { seat_id })).body.result).toMatchObject({ id: seat_id, status: 'revoked' });
    expect((await ask('list')).body.result.available_seats).toBe(1);
    await ask('revoke', { seat_id });
    expect(house.writes()).toHaveLength(3);
    expect((await ask('assign', { email: 'leila@harborline.co' })).body.result.status).toBe('pending');
    expect(house.writes()).toHaveLength(4);
  });

  it('gives a seat to a member by name, and hears when none is free', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const [owen] = house.shop.priya.members;
    expect((await ask('assign', { member_id: owen })).body.result).toMatchObject({ status: 'claimed' });
    expect(house.writes()).toEqual([]);
    await ask('assign', { email: 'leila@harborline.co' });
    const full = await ask('assign', { email: 'marcus@harborline.co' });
    expect([full.status, full.body.code, full.body.state]).toEqual([409, 'state_conflict', { reason: 'no_seat_free' }]);
  });

  it('sends no invitation to a seat that was taken', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    const { seats } = (await ask('list')).body.result;
    const { body } = await ask('resend', { seat_id: seats[1].id }, 'r');
    expect(body).toMatchObject({ code: 'state_conflict', state: { reason: 'seat_not_pending', status: 'claimed' } });
    expect(house.writes()).toEqual([]);
  });

  it('names one place and one person', async () => {
    const house = openHouse();
    const { license } = house.shop.elena;
    const ask = asker(house, who);
    const bare = {
      as: callerOf(house, who),
      customer: who === 'agent' ? { id: house.shop.priya.customer } : undefined,
    };
    expect((await house.ask('seats.list', { ...bare, input: {} })).body.errors).toMatchObject([
      { path: 'subscription_id', code: 'one_of' },
      { path: 'order_id', code: 'one_of' },
    ]);
    expect((await ask('assign')).body.errors).toMatchObject([{ path: 'email', code: 'one_of' }]);
    const both = { email: 'a@b.co', member_id: house.shop.priya.members[0] };
    expect((await ask('assign', both)).body.errors).toMatchObject([{ path: 'email', code: 'one_of' }]);
    expect((await ask('list', { order_id: license })).body.code).toBe('not_found');
    expect(house.writes()).toEqual([]);
  });

  it('learns what became of a change whose answer was lost', async () => {
    const house = openHouse();
    const ask = asker(house, who);
    house.polar.faults.add({ match: { method: 'POST', path: 'seats' }, answer: 'network', when: 'after', times: 1 });
    const { body } = await ask('assign', { email: 'leila@harborline.co' });
    expect(body.result).toMatchObject({ status: 'pending', email: 'leila@harborline.co' });
    const seat_id = body.result.id;
    house.polar.faults.add({ match: { method: 'DELETE' }, answer: 'network', when: 'after', times: 1 });
    expect((await ask('revoke', { seat_id })).body.result.status).toBe('revoked');
    house.polar.faults.add({ match: { method: 'POST', path: 'seats' }, answer: { status: 500 }, times: 1 });
    expect((await ask('assign', { email: 'marcus@harborline.co' })).body.code).toBe('upstream_timeout');
  });

  it('reaches no seat of another place', async () => {
    const house = openHouse();
    const { elena, priya } = house.shop;
    const { seats } = (await asker(house, 'agent')('list')).body.result;
    const input = { subscription_id: elena.subscription, seat_id: seats[0].id };
    const elenas = { as: agent(), customer: { id: elena.customer } };
    expect((await house.ask('seats.revoke', { ...elenas, input })).body.code).toBe('not_found');
    const mixed = { ...input, subscription_id: priya.subscription };
    expect((await house.ask('seats.revoke', { ...elenas, input: mixed })).body.code).toBe('not_found');
    expect(house.writes()).toEqual([]);
  });
});

it('leaves in the trail how a seat stood before and after, and nobody’s address', async () => {
  const house = openHouse();
  const ask = asker(house, 'agent');
  const { id: seat_id } = (await ask('assign', { email: 'leila@harborline.co' })).body.result;
  await ask('resend', { seat_id }, 'r');
  await ask('revoke', { seat_id });
  const { seats } = (await ask('list')).body.result;
  const owen = seats.find(({ email }: { email: string }) => email === 'owen@harborline.co');
  house.polar.faults.add({ match: { method: 'DELETE' }, answer: 'network', when: 'after', times: 1 });
  await ask('revoke', { seat_id: owen.id });
  const about = { as: agent(), customer: { id: house.shop.priya.customer } };
  const lines = (await house.ask('audit.list', about)).body.result;
  const member_id = house.shop.priya.members[0];
  expect(lines).toMatchObject([
    { operation: 'seats.revoke', before: { status: 'claimed', member_id }, after: { status: 'revoked' } },
    { operation: 'seats.revoke', before: { status: 'pending' }, after: { status: 'revoked' } },
    { operation: 'seats.resend', before: { status: 'pending' }, after: { status: 'pending' } },
    { operation: 'seats.assign', after: { status: 'pending', invited_until: expect.any(String) } },
  ]);
  expect(JSON.stringify(lines)).not.toContain('@');
});

describe('the agent', () => {
  it('claims a seat for somebody at once, which a customer may not', async () => {
    const house = openHouse();
    const wanted = { email: 'leila@harborline.co', immediate_claim: true };
    expect((await asker(house, 'owner')('assign', wanted)).body.errors).toMatchObject([
      { path: 'immediate_claim', code: 'not_allowed' },
    ]);
    expect((await asker(house, 'agent')('assign', wanted)).body.result.status).toBe('claimed');
  });
});

describe('the customer', () => {
  it('sees its own seat as a plain member, and gives none away', async () => {
    const house = openHouse();
    const ask = asker(house, 'member');
    const { body } = await ask('list');
    expect(emails(body.result.seats)).toEqual(['owen@harborline.co']);
    expect(body.result.total_seats).toBe(3);
    expect((await ask('assign', { email: 'x@harborline.co' })).body.code).toBe('forbidden');
    expect((await ask('revoke', { seat_id: body.result.seats[0].id })).body.code).toBe('forbidden');
    expect(house.changes()).toEqual([]);
  });

  it('gives no seats where the organization has switched that off', async () => {
    const house = openHouse();
    const { items } = await merchant(house, 'GET', '/v1/organizations/');
    await merchant(house, 'PATCH', `/v1/organizations/${items[0].id}`, {
      customer_portal_settings: {
        usage: { show: true },
        subscription: { update_seats: false, update_plan: true },
      },
    });
    const ask = asker(house, 'owner');
    const { seats } = (await ask('list')).body.result;
    for (const [operation, input] of [
      ['assign', { email: 'x@harborline.co' }],
      ['revoke', { seat_id: seats[1].id }],
      ['resend', { seat_id: seats[1].id }],
    ] as const) {
      expect((await ask(operation, input, 'k')).body.code, operation).toBe('not_allowed_by_settings');
    }
    expect(house.writes()).toEqual([]);
    expect((await asker(house, 'agent')('assign', { email: 'x@harborline.co' })).status).toBe(200);
  });
});
