import { afterAll, beforeAll, expect, test } from 'vitest';
import { asking } from './asking.ts';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

test('a customer sees usage, cards and what is included, and looks after the license key', async () => {
  const page = await pages.open('/portal?customer=usr_elena');
  const usage = page.locator('[data-slot="usage-card"]');
  await usage.getByText('130,000').waitFor();
  expect((await usage.innerText()).split('\n')).toEqual(
    expect.arrayContaining(['API calls', 'of 100,000 included', '30,000 over']),
  );
  await page.locator('[data-slot="plan-card"]').getByText('Visa ···· 4242').waitFor();
  expect(await page.locator('[data-slot="payment-method"]').innerText()).toContain('12/30');
  await page.locator('[data-slot="benefits"]').getByText('Priority support').waitFor();

  const ask = await asking(pages.url, { person: 'usr_elena' });
  const key = async () => (await ask('licenseKeys.list')).body.result[0].key;
  const before = await key();
  const card = page.locator('[data-slot="key-card"]');
  await card.getByRole('button', { name: /^Copy/ }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(before);
  await card.getByRole('button', { name: /^Devices/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove Elena’s iMac' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByText('In use on no device.').waitFor();
  for (const name of ['Edit limits', 'Disable', 'Revoke…'])
    expect(await dialog.getByRole('button', { name }).count(), name).toBe(0);
  await dialog.getByRole('button', { name: 'New key…' }).click();
  await dialog.getByRole('button', { name: 'Make new key' }).click();
  await dialog.getByText('This is the new key.').waitFor();
  const after = await key();
  expect(after).not.toBe(before);
  await dialog.getByText(after).waitFor();
});

test('the owner of a team gives seats away, reminds of them and takes them back', async () => {
  const page = await pages.open('/portal?customer=usr_priya');
  await page.getByRole('button', { name: 'Seats' }).click();
  const dialog = page.getByRole('dialog', { name: 'Seats of Team' });
  await dialog.getByText('5 of 6 seats taken').waitFor();
  expect(await dialog.getByRole('button', { name: 'Remove Priya Raman' }).count()).toBe(0); // nobody locks themselves out
  await dialog.getByRole('button', { name: 'Resend the invitation to noa@harborline.co' }).click();
  await page.getByText('The invitation was sent again.').waitFor();

  await dialog.getByRole('textbox', { name: 'Invite by email' }).fill('not an address');
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await dialog.getByText('Enter an email address.').waitFor();
  await dialog.getByRole('textbox', { name: 'Invite by email' }).fill('ines@harborline.co');
  await page.keyboard.press('Enter');
  await dialog.getByText('6 of 6 seats taken').waitFor();
  await dialog.getByText('All seats are taken.', { exact: false }).waitFor();

  await dialog.getByRole('button', { name: 'Remove marcus@harborline.co' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.getByText('5 of 6 seats taken').waitFor();
  expect(await dialog.getByText('marcus@harborline.co').count()).toBe(0);
});

test('a plain member of a team sees the plan, and the server lets it touch nothing', async () => {
  const page = await pages.open('/portal?customer=usr_priya.owen');
  await page.getByText('You are a member of this team.', { exact: false }).waitFor();
  for (const name of ['Seats', 'Change plan', 'Cancel plan', 'Update card'])
    expect(await page.getByRole('button', { name }).count(), name).toBe(0);
  const ask = await asking(pages.url, { person: 'usr_priya.owen' });
  const subscription_id = (await ask('subscriptions.list')).body.result[0].id;
  const { seats } = (await ask('seats.list', { input: { subscription_id } })).body.result;
  expect(seats.map(({ email }: { email: string }) => email)).toEqual(['owen@harborline.co']);
  for (const [name, input] of [
    ['seats.assign', { subscription_id, email: 'friend@example.com' }],
    ['subscriptions.cancel', { subscription_id }],
    ['orders.list', {}],
    ['paymentMethods.list', {}],
  ] as const) {
    const { status, body } = await ask(name, { input }, 'press');
    expect([name, status, body.code]).toEqual([name, 403, 'forbidden']);
  }
});

test('what is not the customer’s is refused by the server, whatever a page asks', async () => {
  const elena = await asking(pages.url, { person: 'usr_elena' });
  const ben = await asking(pages.url, { person: 'usr_ben' });
  const idOf = async (ask: typeof ben, name: string) => (await ask(name)).body.result[0].id;
  const order_id = await idOf(elena, 'orders.list');
  const subscription_id = await idOf(elena, 'subscriptions.list');
  const license_key_id = await idOf(elena, 'licenseKeys.list');
  const theirs = { order: await idOf(ben, 'orders.list'), key: await idOf(ben, 'licenseKeys.list') };
  const refund = { order_id, amount: 100, reason: 'other', expected_refundable: 100 };
  const refused = [
    ['refunds.create', refund, 403],
    ['subscriptions.revoke', { subscription_id }, 403],
    ['subscriptions.change', { subscription_id, trial_end: 'now' }, 422],
    ['licenseKeys.update', { license_key_id, limit_activations: 99 }, 403],
    ['checkoutLinks.list', {}, 403],
    ['checkouts.create', { products: [subscription_id] }, 403],
    ['customer.search', { query: 'ben' }, 403],
    ['orders.payLink', { order_id }, 403],
    ['orders.get', { order_id: theirs.order }, 404],
    ['orders.invoice', { order_id: theirs.order }, 404],
    ['licenseKeys.rotate', { license_key_id: theirs.key }, 404],
  ] as const;
  for (const [name, input, wanted] of refused) {
    const { status } = await elena(name, { input }, `press ${name}`);
    expect([name, status]).toEqual([name, wanted]);
  }
  const named = await elena('orders.list', { input: {}, customer: { externalId: 'usr_ben' } });
  expect([named.status, named.body.code]).toEqual([403, 'forbidden']);
});
