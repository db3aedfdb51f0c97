import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages({ expected: /422 .*checkoutLinks\.create$/ }); // the page that is refused
});
afterAll(async () => pages.close());

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const row = (page: Page, name: string) => page.locator('[data-slot="checkout-link-row"]').filter({ hasText: name });

async function linksAt(): Promise<{ label: string; url: string }[]> {
  const headers = { authorization: 'Bearer polar_oat_demo' };
  const answer = await pages.polar.fetch(new Request('https://api.polar.sh/v1/checkout-links/', { headers }));
  return (await answer.json()).items;
}

test('an agent builds a link, fills it in, copies it, changes it and deletes it', async () => {
  const { id } = pages.ticketOf('Hiro Tanaka');
  const page = await pages.open(`/desk?ticket=${id}&agent=ada&view=links`);
  await row(page, 'Pricing page').waitFor();

  await page.getByRole('button', { name: 'New link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Add a product').fill('Studio');
  await dialog.getByRole('option', { name: /Studio license/ }).click();
  await dialog.getByText('$49.00').first().waitFor(); // what a buyer pays
  await dialog.getByRole('textbox', { name: /^Label/ }).fill('Autumn offer');
  await dialog.getByPlaceholder('Find by name or code').fill('launch');
  await dialog.getByRole('option', { name: /Launch/ }).click();
  await dialog.getByText('$39.20').first().waitFor();
  await dialog.getByRole('button', { name: 'Create link' }).click();

  const address = dialog.locator('[data-slot="link-output"] code');
  await expect.poll(() => address.innerText()).toMatch(/^https?:\/\//);
  const plain = await address.innerText();
  await dialog.getByText('Fill in for this visit').click();
  await dialog.getByRole('textbox', { name: 'Email' }).fill('hiro+shop@papercrane.jp');
  await expect.poll(() => address.innerText()).toBe(`${plain}?customer_email=hiro%2Bshop%40papercrane.jp`);
  await dialog.getByText('This address tells who somebody is.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect.poll(() => copied(page)).toBe(`${plain}?customer_email=hiro%2Bshop%40papercrane.jp`);
  await dialog.getByText('React', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(() => copied(page)).toContain('customer_email=hiro%2Bshop%40papercrane.jp');
  await dialog.getByRole('button', { name: 'Insert in reply' }).click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const reply = await page.getByRole('textbox', { name: /^Reply as/ }).inputValue();
  expect(reply).toContain(`${plain}?customer_email=`);
  expect((await linksAt()).map(({ url }) => url)).toContain(plain); // what was filled in is not kept

  await page.getByRole('button', { name: 'Edit Autumn offer' }).click();
  await dialog.getByRole('textbox', { name: /^Label/ }).fill('Winter offer');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByText('Saved.').last().waitFor();
  expect((await linksAt()).map(({ label }) => label)).toContain('Winter offer');

  await dialog.getByRole('button', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete link' }).click();
  await dialog.getByText('This link was deleted.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await row(page, 'Winter offer').waitFor({ state: 'detached' });
  expect((await linksAt()).map(({ label }) => label)).toEqual(['Pricing page']);
});

test('a page after paying that is nobody’s own is refused beside its field, and nothing is made', async () => {
  const { id } = pages.ticketOf('Noor Haddad');
  const page = await pages.open(`/desk?ticket=${id}&agent=ada&view=links`);
  const known = (await linksAt()).length;
  await page.getByRole('button', { name: 'New link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Add a product').fill('Basic');
  await dialog.getByRole('option', { name: /Basic/ }).click();
  await dialog.getByText('More settings').click();
  await dialog.getByRole('textbox', { name: 'Page after paying' }).fill('https://evil.example/thanks');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await dialog.getByText('This page is not on the list of pages', { exact: false }).waitFor();
  expect((await linksAt()).length).toBe(known);
});

test('one customer gets a checkout that is theirs alone', async () => {
  const { id } = pages.ticketOf('Hiro Tanaka');
  const page = await pages.open(`/desk?ticket=${id}&agent=ada&view=links`);
  await page.getByRole('button', { name: 'For Hiro…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Checkout for Hiro' });
  await dialog.getByRole('combobox', { name: 'Product' }).fill('Pro');
  await dialog
    .getByRole('option', { name: /^Pro \$/ })
    .or(dialog.getByRole('option', { name: /^Pro/ }))
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Create checkout' }).click();
  await dialog.getByText('Works until', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Insert in reply' }).click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await page.getByRole('textbox', { name: /^Reply as/ }).inputValue()).toContain('It is yours alone');
});
