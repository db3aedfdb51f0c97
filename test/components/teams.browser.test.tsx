import { describe, expect, it } from 'vitest';
import type { Caller } from '../../server-adapter/index.ts';
import { BillingDetails, BillingOverview, CustomerPanel } from '../../src/components/index.ts';
import { stage } from './stage.tsx';

const team: Caller = { kind: 'customer', externalId: 'usr_priya' };
const asked = { authorization: 'Bearer polar_oat_demo' };

/** The demo's team as Polar knows it once it has plain members; the last one is among them. */
async function withMember(world: Awaited<ReturnType<typeof stage>>): Promise<string> {
  const at = (path: string, init?: RequestInit) =>
    world.polar.fetch(new Request(`https://api.polar.sh/v1/${path}`, { headers: asked, ...init }));
  const { id } = await (await at('customers/external/usr_priya')).json();
  const { items } = await (await at(`members/?customer_id=${id}&limit=100`)).json();
  return items.find(({ role }: { role: string }) => role === 'member').id;
}

describe('a team', () => {
  it.each([
    ['the panel', <CustomerPanel key="a" />],
    ['the billing page', <BillingOverview key="b" />],
  ])('is told to sign in as one of its members, by %s', async (_name, part) => {
    const { screen } = await stage(part, { as: team, width: 760 });
    await expect.element(screen.getByRole('heading', { name: 'This is a team account' })).toBeVisible();
    expect(screen.getByText('You do not have the right', { exact: false }).query()).toBeNull();
    expect(screen.getByRole('button').query()).toBeNull();
  });

  it('shows a plain member the plan, and says who sees to it', async () => {
    const probe = await stage(<p />);
    const member = await withMember(probe);
    await probe.screen.unmount();
    const page = (
      <>
        <CustomerPanel />
        <BillingDetails />
      </>
    );
    const { screen } = await stage(page, { as: { ...team, member }, width: 760 });
    await expect.element(screen.getByText('You are a member of this team.', { exact: false })).toBeVisible();
    await expect.element(screen.getByText('Active')).toBeVisible();
    for (const name of ['Change plan', 'Cancel plan', 'Update card', 'Edit details'])
      expect(screen.getByRole('button', { name }).query()).toBeNull();
    expect(screen.getByText('You do not have the right', { exact: false }).query()).toBeNull();
    expect(screen.getByText('No orders yet.').query()).toBeNull();
  });
});
