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
async function listen(page: Page): Promise<{ all(): Promise<string[]> }> {
  const seen: (string | Promise<string>)[] = [];
  page.on('request', (request) => {
    const headers = request.allHeaders().catch(() => request.headers());
    seen.push(headers.then((all) => `${request.url()} ${JSON.stringify(all)} ${request.postData()}`));
  });
  page.on('response', (response) => {
    // After the page is closed only what it was told of them is left.
    const headers = response.allHeaders().catch(() => response.headers());
    seen.push(headers.then((all) => JSON.stringify(all)));
    // A stream is heard while it flows: it has no end to wait for.
    seen.push(headers.then((all) => (isStream(all['content-type']) ? '' : response.text())).catch(() => ''));
  });
  page.on('console', (message) => void seen.push(message.text()));
  await hearStreams(page, (text) => void seen.push(text));
  return {
    async all() {
      const storage = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      return [...(await Promise.all(seen)), storage, page.url(), await page.content()];
    },
  };
}

const isStream = (type = ''): boolean => type.startsWith('text/event-stream');
const decode = (base64: string): string => Buffer.from(base64, 'base64').toString();

async function hearStreams(page: Page, hear: (text: string) => void): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Network.dataReceived', ({ data }) => data && hear(decode(data)));
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (!isStream(response.mimeType)) return;
    // Gone by the time it is asked for: the page has left it.
    const asked = devtools.send('Network.streamResourceContent', { requestId });
    asked.then(({ bufferedData }) => hear(decode(bufferedData))).catch(() => undefined);
  });
  await devtools.send('Network.enable');
}

test('no secret of the server reaches the pages, whatever is opened on them', { timeout: 180_000 }, async () => {
  const desk = await pages.open('/demo/world');
  const atDesk = await listen(desk);
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
  const atPortal = await listen(portal);
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
  expect(heard).toMatch(/^retry: \d+$/m); // the stream of changes, too
  expect(heard.match(SECRETS)).toBeNull();
});
