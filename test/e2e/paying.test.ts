import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asking } from './asking.ts';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

/** How often Polar was asked to charge for the order. */
async function triesAt(orderId: string): Promise<number> {
  const headers = { authorization: 'Bearer polar_oat_demo' };
  const url = `https://api.polar.sh/v1/payments/?order_id=${orderId}`;
  return (await (await pages.polar.fetch(new Request(url, { headers }))).json()).pagination.total_count;
}

const settled = (page: Page) => page.locator('[data-slot="plan-card"]').getByText('Active');

test('a failed payment is tried again with another card, and only by the press that names the amount', async () => {
  const ask = await asking(pages.url, { person: 'usr_maya' });
  const open = (await ask('orders.list')).body.result.find(({ status }: { status: string }) => status === 'pending');
  const before = await triesAt(open.id);
  const page = await pages.open('/portal?customer=usr_maya');
  await page.getByText('Payment failed on', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Pay $34.51' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pro' });
  await dialog.getByRole('radio', { name: /5100/ }).check();
  await dialog.getByRole('radio', { name: /4242/ }).check(); // choosing charges nothing
  expect(await triesAt(open.id)).toBe(before);

  await dialog.getByRole('button', { name: 'Pay $34.51' }).click();
  await dialog.getByText('The bank declined the card. Nothing was charged.').waitFor();
  expect(await triesAt(open.id)).toBe(before + 1);

  await dialog.getByRole('radio', { name: /5100/ }).check();
  await dialog.getByRole('button', { name: 'Pay $34.51' }).click();
  await dialog.getByText('$34.51 is paid.').waitFor();
  expect(await triesAt(open.id)).toBe(before + 2);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await settled(page).waitFor();
  expect(await page.getByText('Payment failed on', { exact: false }).count()).toBe(0);
});

test('an invoice goes from missing details to its PDF', async () => {
  const page = await pages.open('/portal?customer=usr_kiosk');
  await page
    .getByRole('button', { name: /^Download invoice/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Studio license' });
  await dialog.getByText('An invoice needs a name and an address.').waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Country' }).getAttribute('readonly')).not.toBeNull();
  await dialog.getByRole('button', { name: 'Make invoice' }).click();
  await dialog.getByText('This is needed.').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Name or company' }).fill('Kiosk Espresso GmbH');
  await dialog.getByRole('textbox', { name: 'Address', exact: true }).fill('Kastanienallee 7');
  await dialog.getByRole('textbox', { name: /^Postal code/ }).fill('10435');
  await dialog.getByRole('textbox', { name: 'City' }).fill('Berlin');
  await dialog.getByRole('button', { name: 'Make invoice' }).click();
  await dialog.getByText('The invoice is being made.').waitFor();
  const link = dialog.getByRole('link', { name: 'Open invoice' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toMatch(/\/invoice\.pdf\?/);

  const ask = await asking(pages.url, { person: 'usr_kiosk' });
  const [order] = (await ask('orders.list')).body.result;
  expect(order).toMatchObject({ is_invoice_generated: true, billing_name: 'Kiosk Espresso GmbH' });
  expect(order.billing_address).toMatchObject({ line1: 'Kastanienallee 7', city: 'Berlin', country: 'DE' });
});
