import { describe, expect, it } from 'vitest';
import { SubscriptionControls } from '../../src/components/index.ts';
import { customerCaller, stage } from './stage.tsx';

async function picking(options: Parameters<typeof stage>[1]) {
  const world = await stage(<SubscriptionControls />, { as: customerCaller('elena'), width: 360, ...options });
  await world.screen.getByRole('button', { name: 'Change plan' }).click();
  const dialog = world.screen.getByRole('dialog', { name: 'Change plan' });
  await dialog.getByRole('radio', { name: /^Pro yearly/ }).click();
  return { ...world, dialog };
}

describe('what a change would cost', () => {
  it('is asked again when the call failed, and cannot be agreed to meanwhile', async () => {
    let fails = true;
    const { dialog } = await picking({
      intercept: (request) =>
        fails && request.url.endsWith('subscriptions.preview')
          ? Response.json({ code: 'state_conflict', status: 409, title: '', requestId: 'r' }, { status: 409 })
          : null,
    });
    const again = dialog.getByRole('button', { name: 'Try again' });
    await expect.element(again).toBeVisible();
    expect(dialog.getByRole('checkbox').query()).toBeNull();
    expect(dialog.getByText('The exact amount will be on the invoice.', { exact: false }).query()).toBeNull();
    await expect.element(dialog.getByRole('button', { name: 'Change plan' })).toBeDisabled();
    fails = false;
    await again.click();
    await expect.element(dialog.getByRole('checkbox', { name: /^Charge \$/ })).toBeVisible();
  });

  it('can be agreed to unseen where Polar has no figures', async () => {
    const { dialog } = await picking({
      edit: (name, body) =>
        name === 'subscriptions.preview' && body.result.of === 'change'
          ? { ...body, result: { ...body.result, amounts: null } }
          : body,
    });
    const change = dialog.getByRole('button', { name: 'Change plan' });
    await expect.element(dialog.getByText('The exact amount will be on the invoice.', { exact: false })).toBeVisible();
    await expect.element(change).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'Charge the amount on the invoice' }).click();
    await expect.element(change).toBeEnabled();
  });
});
