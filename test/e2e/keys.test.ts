import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ask, asking } from './asking.ts';
import { openPages, type Pages, tabTo } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages({ expected: /503 .*licenseKeys\.rotate$/ }); // where rotation is not served
});
afterAll(async () => pages.close());

async function keysOf(ask: Ask, customer: { id: string }) {
  const { body } = await ask('licenseKeys.list', { input: {}, customer });
  const { body: one } = await ask('licenseKeys.get', { input: { license_key_id: body.result[0].id }, customer });
  return one.result;
}

const section = (page: Page) => page.locator('[data-slot="panel-keys"]');
async function manage(page: Page): Promise<Locator> {
  const button = section(page).getByRole('button', { name: /^Manage/ });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Studio workstation').waitFor();
  return dialog;
}

test('an agent makes a new key, limits it, frees a device and turns it off, by keyboard alone', async () => {
  const { id, customer } = pages.ticketOf('Maya Kobayashi');
  const ask = await asking(pages.url, { agent: 'ada', ticket: id });
  const before = await keysOf(ask, customer);
  const page = await pages.open(`/desk?ticket=${id}&agent=ada`);
  const press = async (control: Locator) => {
    await tabTo(page, control);
    await page.keyboard.press('Enter');
  };

  const dialog = await manage(page);
  await press(dialog.getByRole('button', { name: 'New key…' }));
  await dialog.getByText('The old key stops working at once', { exact: false }).waitFor();
  await press(dialog.getByRole('button', { name: 'Make new key' }));
  await dialog.getByText('The old one no longer works.').waitFor();
  const rotated = await keysOf(ask, customer);
  expect(rotated.key).not.toBe(before.key);
  await dialog.getByText(rotated.key).waitFor(); // in full, this once
  await page.keyboard.press('Escape');

  await manage(page);
  await press(dialog.getByRole('button', { name: 'Edit limits' }));
  await dialog.getByRole('textbox', { name: /^Most devices/ }).fill('5');
  await page.keyboard.press('Enter');
  await dialog.getByText('2 of 5 devices', { exact: false }).or(dialog.getByText('2 of 5')).first().waitFor();

  await press(dialog.getByRole('button', { name: 'Remove Studio workstation' }));
  await press(dialog.getByRole('button', { name: 'Remove', exact: true }));
  await dialog.getByText('Studio workstation').waitFor({ state: 'detached' });

  await press(dialog.getByRole('button', { name: 'Disable' }));
  await dialog.getByRole('button', { name: 'Enable' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await section(page).getByText('Disabled').waitFor();

  const after = await keysOf(ask, customer);
  expect(after).toMatchObject({ status: 'disabled', limit_activations: 5, activations: [{ label: 'MacBook Pro' }] });
  expect(after.validations).toBe(0); // Polar counts every check, and looking at a key is none
  const trail = page.locator('[data-slot="trail-row"]');
  for (const words of ['Rotated key', 'Changed key', 'Removed a device', 'Disabled key'])
    await trail.filter({ hasText: words }).first().waitFor();
});

test('where Polar does not rotate, that is said, and everything else goes on', async () => {
  const { id } = pages.ticketOf('Elena Marchetti');
  pages.polar.faults.add({ match: { path: '/rotate' }, answer: { status: 404, body: '{"detail":"Not Found"}' } });
  const page = await pages.open(`/desk?ticket=${id}&agent=ada`);
  await section(page)
    .getByRole('button', { name: /^Manage/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'New key…' }).click();
  await dialog.getByRole('button', { name: 'Make new key' }).click();
  await dialog.getByText('This Polar cannot make new keys for old ones.').waitFor();
  await dialog.getByRole('button', { name: 'Back' }).click();
  expect(await dialog.getByRole('button', { name: 'New key…' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await dialog.getByRole('button', { name: 'Enable' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).waitFor();
  pages.polar.faults.clear();
});

test('an agent who only reads sees the key and can do nothing to it; the server refuses', async () => {
  const { id, customer } = pages.ticketOf('Ben Whitaker');
  const page = await pages.open(`/desk?ticket=${id}&agent=cleo`);
  await section(page)
    .getByRole('button', { name: /^Manage/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('In use on no device.').waitFor();
  for (const name of ['New key…', 'Edit limits', 'Disable', 'Revoke…'])
    expect(await dialog.getByRole('button', { name }).count(), name).toBe(0);

  const ask = await asking(pages.url, { agent: 'cleo', ticket: id });
  const { id: license_key_id } = await keysOf(ask, customer);
  const refused = [
    await ask('licenseKeys.rotate', { input: { license_key_id }, customer }, 'press'),
    await ask('licenseKeys.update', { input: { license_key_id, status: 'disabled' }, customer }),
  ];
  for (const { status, body } of refused) expect([status, body.code]).toEqual([403, 'forbidden']);
});
