import { describe, expect, it } from 'vitest';
import { BillingDetails, CustomerPanel } from '../../src/components/index.ts';
import { customerCaller, type StageOptions, stage } from './stage.tsx';

const both = (
  <>
    <CustomerPanel />
    <BillingDetails />
  </>
);

async function opened(options: StageOptions = {}) {
  const world = await stage(<BillingDetails />, { as: customerCaller('elena'), ...options });
  await world.screen.getByRole('button', { name: 'Edit details' }).click();
  const dialog = world.screen.getByRole('dialog', { name: 'Billing details' });
  return { ...world, dialog, name: dialog.getByRole('textbox', { name: 'Name or company' }) };
}

describe('billing details', () => {
  it('name the state beside its country, not within its code', async () => {
    const { screen } = await stage(<BillingDetails />, { as: customerCaller('elena') });
    await expect.element(screen.getByText('NY, US', { exact: true })).toBeVisible();
  });

  it('are changed by the customer in one call, through the portal', async () => {
    const { screen, dialog, name, writes } = await opened();
    await name.fill('Marchetti Studio');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(screen.getByText('Marchetti Studio')).toBeVisible();
    expect(writes).toEqual(['PATCH /v1/customer-portal/customers/me']);
  });

  it('keep what was typed where it could not be saved', async () => {
    const { dialog, name, writes } = await opened({
      intercept: (request) =>
        request.url.endsWith('customer.update')
          ? Response.json({ code: 'unavailable', status: 503, title: '', requestId: 'r' }, { status: 503 })
          : null,
    });
    await name.fill('Marchetti Studio');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(dialog.getByText('This is not available right now.', { exact: false })).toBeVisible();
    await expect.element(name).toHaveValue('Marchetti Studio');
    expect(writes).toEqual([]);
  });

  it('are not an agent’s to change', async () => {
    const { screen } = await stage(both, { about: 'elena' });
    await expect.element(screen.getByText('Active').first()).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Edit details' })).not.toBeInTheDocument();
  });
});
