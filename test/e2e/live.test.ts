import type { Page, Request } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asking } from './asking.ts';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

const isStream = (request: Request) =>
  /\/floe\/live\b/.test(request.url()) && request.headers().accept === 'text/event-stream';
const plan = (page: Page) => page.locator('[data-slot="plan-card"]');
const says = (page: Page, text: string) => plan(page).getByText(text, { exact: true }).waitFor();

test('what an agent does shows in both tabs of the customer, over one stream, also when the first is closed', async () => {
  const ticket = pages.ticketOf('Elena Marchetti');
  const agent = await asking(pages.url, { agent: 'ada', ticket: ticket.id });
  const customer = ticket.customer;
  const { body } = await agent('subscriptions.list', { input: {}, customer });
  const [{ id: subscription_id }] = body.result;

  const first = await pages.open('/demo/world');
  const streams: Request[] = [];
  first.context().on('request', (request) => isStream(request) && streams.push(request));
  const opened = first.waitForResponse((response) => isStream(response.request()));
  await first.goto(`${pages.url}/portal?customer=usr_elena`);
  await says(first, 'Active');
  expect((await opened).status()).toBe(200);
  const second = await first.context().newPage();
  second.setDefaultTimeout(10_000);
  const joined = second.waitForResponse(/\/floe\/live\b/);
  await second.goto(`${pages.url}/portal?customer=usr_elena`);
  await says(second, 'Active');
  await joined;

  await agent('subscriptions.cancel', { input: { subscription_id }, customer });
  await Promise.all([says(first, 'Ending'), says(second, 'Ending')]);
  expect(streams).toHaveLength(1);

  const taken = second.waitForResponse((response) => isStream(response.request()));
  await first.close();
  await taken;
  await agent('subscriptions.uncancel', { input: { subscription_id }, customer });
  await says(second, 'Active');
  expect(streams).toHaveLength(2);
});
