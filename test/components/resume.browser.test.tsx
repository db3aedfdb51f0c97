import { describe, expect, it } from 'vitest';
import { CustomerPanel, SubscriptionControls } from '../../src/components/index.ts';
import { stage } from './stage.tsx';

type World = Awaited<ReturnType<typeof stage>>;

async function asked({ polar }: World, path: string): Promise<{ id: string }> {
  const headers = { authorization: 'Bearer polar_oat_demo' };
  return (await polar.fetch(new Request(`https://api.polar.sh/v1/${path}`, { headers }))).json();
}

async function resumes({ screen }: World) {
  await screen.getByRole('button', { name: 'Resume' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Resume Pro' });
  await dialog.getByRole('button', { name: /^Resume/ }).click();
  return dialog;
}

describe('resuming a paused plan', () => {
  it('says that it runs again once the charge went through', async () => {
    const world = await stage(<SubscriptionControls />, { about: 'lucas' });
    await resumes(world);
    await expect.element(world.screen.getByText('The plan runs again.')).toBeInTheDocument();
    await expect.element(world.screen.getByText('Active')).toBeVisible();
    expect(world.screen.getByRole('dialog').query()).toBeNull();
  });

  it('says that the charge was declined and what to do, never that it runs', async () => {
    const world = await stage(<CustomerPanel />, { about: 'lucas' });
    world.polar.moves.cardDeclines((await asked(world, 'customers/external/usr_lucas')).id);
    const said: string[] = [];
    new MutationObserver(() => said.push(document.body.textContent ?? '')).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    const dialog = await resumes(world);
    await expect.element(dialog.getByText('The charge was declined', { exact: false })).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Copy pay link' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(world.screen.getByText('Past due')).toBeVisible();
    await expect.element(world.screen.getByText('Payment failed', { exact: false })).toBeVisible();
    expect(said.filter((text) => text.includes('The plan runs again.'))).toEqual([]);
  });

  it('says so where Polar leaves the plan paused', async () => {
    const world = await stage(<SubscriptionControls />, {
      about: 'lucas',
      intercept: async (request) => {
        if (!request.url.endsWith('subscriptions.resume')) return null;
        const { input } = await request.json();
        const result = await asked(world, `subscriptions/${input.subscription_id}`);
        const subject = { connection: 'default', kind: 'agent', customer: null };
        return Response.json({ result, subject, stale: ['subscriptions.list'], requestId: 'r' });
      },
    });
    const dialog = await resumes(world);
    await expect.element(dialog.getByText('Polar left the plan paused.', { exact: false })).toBeVisible();
  });
});
