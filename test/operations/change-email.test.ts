import { describe, expect, it } from 'vitest';
import { newOrganizationSettings } from '../../src/simulator/organizations/settings.ts';
import { type House, openHouse } from '../adapter/house.ts';

function allowing() {
  const house = openHouse();
  const { customer_portal_settings } = newOrganizationSettings('');
  const settings = {
    customer_portal_settings: { ...customer_portal_settings, customer: { allow_email_change: true } },
  };
  house.polar.moves.organization({ slug: 'acme', settings });
  return house;
}

const wish = (house: House, email: string) =>
  house.ask('customer.changeEmail', {
    as: { kind: 'customer', externalId: house.shop.elena.externalId },
    input: { email },
  });

describe('another e-mail of one’s own', () => {
  it('is asked for: Polar mails a link, and the address stays until that is opened', async () => {
    const house = allowing();
    const { body } = await wish(house, 'elena@marchetti.example');
    expect(body.result).toEqual({ sent_to: 'elena@marchetti.example' });
    expect(house.writes()).toMatchObject([{ path: '/v1/customer-portal/customers/me/email-update/request' }]);
    const { entries } = await house.store.audit.list('default', { limit: 9 });
    expect(JSON.stringify(entries)).not.toContain('marchetti.example');
  });

  it.each(['elena@lumenstudio.com', 'ben@'])('is refused as input where it is none: %s', async (email) => {
    const house = allowing();
    const { status, body } = await wish(house, email);
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([422, 'invalid_input', 'email']);
    expect(house.changes()).toEqual([]);
  });

  it('is not asked for where the organization does not let its customers', async () => {
    const house = openHouse();
    const { status, body } = await wish(house, 'elena@marchetti.example');
    expect([status, body.code]).toEqual([403, 'not_allowed_by_settings']);
    expect(house.writes()).toEqual([]);
  });
});
