import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

/** What only the server may hold: organization tokens, customers' and members' sessions, webhook secrets. */
const SECRETS = /polar_(oat|cst|mst|at|rt|cs)_\w+|whsec_\w+/g;

/** Keeps every byte that reaches or leaves the page. */
function listen(page: Page): { all(): Promise<string[]> } {
  const seen: Promise<string>[] = [];
  page.on('request', (request) => {
    seen.push(
      request.allHeaders().then((headers) => `${request.url()} ${JSON.stringify(headers)} ${request.postData()}`),
    );
  });
  page.on('response', (response) => {
    seen.push(response.allHeaders().then((headers) => JSON.stringify(headers)));
    seen.push(response.text().catch(() => ''));
  });
  page.on('console', (message) => seen.push(Promise.resolve(message.text())));
  return {
    async all() {
      const storage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      return [...(await Promise.all(seen)), storage, page.url(), await page.content()];
    },
  };
}

test('no secret of the server reaches the pages, whatever is opened on them', { timeout: 180_000 }, async () => {
  const desk = await pages.open('/demo/world');
  const atDesk = listen(desk);
  await desk.goto(`${pages.url}/desk?ticket=4711`);
  const row = desk.locator('[data-slot="order-list"] [data-slot="row"]').filter({ hasText: 'Studio license' });
  await row.getByRole('button', { name: /^Refund/ }).click();
  await desk.getByRole('dialog').getByText('Maya receives').waitFor();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Change plan' }).click();
  await desk.getByRole('radio').first().waitFor();
  await desk.goto(`${pages.url}/desk?view=links`);
  await desk.getByRole('button', { name: 'Share Pricing page' }).click();
  await desk.getByRole('dialog').locator('code').waitFor();
  await desk.goto(`${pages.url}/desk?place=keys`);
  await desk.locator('[data-slot="license-key-table-row"]').first().waitFor();

  const portal = await pages.open('/demo/world');
  const atPortal = listen(portal);
  await portal.goto(`${pages.url}/portal?customer=usr_elena`);
  await portal.getByRole('button', { name: 'Cancel plan' }).click();
  await portal.getByText(/then access ends/).waitFor();
  await portal.goto(`${pages.url}/portal?customer=usr_maya`);
  await portal.getByRole('button', { name: /^Pay/ }).click();
  await portal.getByRole('radio').first().waitFor();
  await portal.goto(`${pages.url}/portal?customer=usr_priya`);
  await portal.getByRole('button', { name: 'Seats' }).click();
  await portal.getByRole('dialog').getByText('noa@harborline.co').waitFor();

  const heard = [...(await atDesk.all()), ...(await atPortal.all())].join('\n');
  expect(heard).toContain('maya@northwind.dev'); // the ear works: what the page may know was heard
  expect(heard).toContain('floe_wt_');
  expect(heard.match(SECRETS)).toBeNull();
});
