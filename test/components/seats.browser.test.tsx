import { describe, expect, it } from 'vitest';
import { CustomerPanel, SeatsDialog } from '../../src/components/index.ts';
import { ADA, type StageOptions, stage } from './stage.tsx';

const opened = <SeatsDialog open onOpenChange={() => {}} />;
const priya = (options: StageOptions = {}) => stage(opened, { about: 'priya', ...options });
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-slot=seat]')];

describe('seats', () => {
  it('are opened from the plan that has them', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'priya' });
    await screen.getByRole('button', { name: 'Seats' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Seats of Team' })).toBeVisible();
    await expect.element(screen.getByText('4 of 6 seats taken')).toBeVisible();
    expect(rows()).toHaveLength(4);
    expect(rows().map((row) => row.innerText)).toEqual(
      expect.arrayContaining([expect.stringContaining('Priya Raman')]),
    );
  });

  it('are not offered on a plan without them', async () => {
    const { screen } = await stage(<CustomerPanel />, { about: 'elena' });
    await expect.element(screen.getByRole('button', { name: 'Change plan' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Seats' }).query()).toBeNull();
  });

  it('are given by one press, however often it comes, and read again', async () => {
    const { screen, writes } = await priya();
    await screen.getByRole('textbox', { name: 'Invite by email' }).fill(' Noa@Harborline.co ');
    const invite = screen.getByRole('button', { name: 'Invite' }).element() as HTMLElement;
    invite.click();
    invite.click();
    await expect.element(screen.getByText('5 of 6 seats taken')).toBeVisible();
    await expect.element(screen.getByText('invited, until', { exact: false })).toBeVisible();
    expect(writes).toEqual(['POST /v1/customer-seats']);
    await expect.element(screen.getByRole('textbox', { name: 'Invite by email' })).toHaveValue('');
  });

  it('keep what was typed when it did not go through', async () => {
    const { screen } = await priya({
      intercept: ({ url }) =>
        url.endsWith('seats.assign')
          ? Response.json({ code: 'upstream_error', status: 502, title: '', requestId: 'r' }, { status: 502 })
          : null,
    });
    await screen.getByRole('textbox', { name: 'Invite by email' }).fill('noa@harborline.co');
    await screen.getByRole('button', { name: 'Invite' }).click();
    await expect.element(screen.getByText('The billing system refused this.', { exact: false })).toBeVisible();
    await expect.element(screen.getByRole('textbox', { name: 'Invite by email' })).toHaveValue('noa@harborline.co');
  });

  it('are taken back after a second press that says what follows', async () => {
    const { screen, writes } = await priya();
    await screen.getByRole('button', { name: 'Remove owen@harborline.co' }).click();
    await expect.element(screen.getByText('What it granted ends for them at once.', { exact: false })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Keep' })).toHaveFocus();
    expect(writes).toEqual([]);
    await screen.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.element(screen.getByText('3 of 6 seats taken')).toBeVisible();
    expect(
      rows()
        .map((row) => row.innerText)
        .join(),
    ).not.toContain('owen@');
    expect(writes).toEqual(['DELETE /v1/customer-seats/:id']);
  });

  it('are only to be seen for an agent who may not change plans', async () => {
    const as = { ...ADA, permissions: ADA.permissions.filter((one) => one !== 'subscriptions:write') };
    const { screen } = await priya({ as });
    await expect.element(screen.getByText('4 of 6 seats taken')).toBeVisible();
    expect(screen.getByRole('textbox').query()).toBeNull();
    expect(screen.getByRole('button', { name: /^Remove/ }).query()).toBeNull();
  });

  it('say so when they could not be read, and are asked for again', async () => {
    let broken = true;
    const { screen } = await priya({
      intercept: ({ url }) =>
        url.endsWith('seats.list') && broken
          ? Response.json({ code: 'unavailable', status: 503, title: '', requestId: 'r' }, { status: 503 })
          : null,
    });
    const dialog = screen.getByRole('dialog');
    await expect.element(dialog.getByText('This is not available right now.', { exact: false })).toBeVisible();
    broken = false;
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByText('4 of 6 seats taken')).toBeVisible();
  });
});
