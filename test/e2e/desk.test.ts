import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asking } from './asking.ts';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

/** The orders' rows of the panel whose text has all the words. */
function orderRow(page: Page, ...words: string[]): Locator {
  let rows = page.locator('[data-slot="order-list"] [data-slot="row"]');
  for (const word of words) rows = rows.filter({ hasText: word });
  return rows;
}

test('an agent refunds part of an order and the ticket keeps the trail', async () => {
  const ticket = pages.ticketOf('Elena Marchetti');
  const page = await pages.open(`/desk?ticket=${ticket.id}&agent=ada`);
  await orderRow(page, 'Studio license')
    .getByRole('button', { name: /^Refund/ })
    .click();

  const dialog = page.getByRole('dialog', { name: 'Refund Studio license' });
  await dialog.getByText('$49.00 left to refund').waitFor();
  await dialog.getByText('Part', { exact: true }).click();
  await dialog.getByRole('textbox', { name: /^Amount/ }).fill('10.00');
  await dialog.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'Service disruption' });
  await dialog.getByRole('textbox', { name: /^Note/ }).fill('The export failed twice.');

  const lines = dialog.locator('[data-slot="sum-line"]');
  await expect
    .poll(() => lines.allInnerTexts().then((all) => all.map((one) => one.replaceAll('\n', ' '))))
    .toEqual([expect.stringContaining('$10.00'), expect.stringContaining('$0.89'), 'Elena receives $10.89']);
  await dialog.getByRole('button', { name: 'Refund $10.89' }).click();
  await dialog.getByText('Elena gets $10.89 back.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await orderRow(page, 'Studio license', '$10.89 refunded').waitFor();
  const line = page.locator('[data-slot="trail-row"]').first();
  await line.getByText('Refunded').waitFor();
  const told = await line.innerText();
  expect(told).toContain('$10.89');
  expect(told).toContain('Ada Moreno');
  expect(told.toLowerCase()).toContain('service disruption');
  const heading = page.locator('section, [data-slot="section"]').filter({ hasText: 'This ticket' }).last();
  expect(await heading.innerText()).toContain(`Fjord #${ticket.id}`);
  expect(await heading.innerText()).toContain('from sign-in');

  const ask = await asking(pages.url, { agent: 'ada', ticket: ticket.id });
  const trail = await ask('audit.list', { input: {}, customer: { id: ticket.customer.id } });
  expect(trail.body.result[0]).toMatchObject({
    operation: 'refunds.create',
    outcome: 'succeeded',
    actor: { kind: 'agent', id: 'ada', name: 'Ada Moreno' },
    amount: 1000,
    currency: 'usd',
    ticket: { system: 'fjord', id: ticket.id, proof: 'token' },
  });
});

test('an agent without the right sees no button, and the server refuses', async () => {
  const ticket = pages.ticketOf('Ben Whitaker');
  const page = await pages.open(`/desk?ticket=${ticket.id}&agent=cleo`);
  await orderRow(page, 'Studio license').waitFor();
  expect(await page.getByRole('button', { name: /^Refund/ }).count()).toBe(0);

  const ask = await asking(pages.url, { agent: 'cleo', ticket: ticket.id });
  const customer = { id: ticket.customer.id };
  const orders = await ask('orders.list', { input: {}, customer });
  const order = orders.body.result[0];
  const input = { order_id: order.id, amount: 100, reason: 'other', expected_refundable: order.net_amount };
  const refused = await ask('refunds.create', { input, customer }, 'press');
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  const after = await ask('orders.get', { input: { order_id: order.id }, customer });
  expect(after.body.result.refunded_amount).toBe(0);
});

test('an agent with a limit is told before sending, and is held to it by the server', async () => {
  const ticket = pages.ticketOf('Ben Whitaker');
  const page = await pages.open(`/desk?ticket=${ticket.id}&agent=ben`);
  await orderRow(page, 'Studio license')
    .getByRole('button', { name: /^Refund/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Refund Studio license' });
  await dialog.getByText('Part', { exact: true }).click();
  await dialog.getByRole('textbox', { name: /^Amount/ }).fill('25.00');
  await dialog.getByText(/your limit/).waitFor();

  const ask = await asking(pages.url, { agent: 'ben', ticket: ticket.id });
  const customer = { id: ticket.customer.id };
  const order = (await ask('orders.list', { input: {}, customer })).body.result[0];
  const input = { order_id: order.id, amount: 2500, reason: 'other', expected_refundable: order.net_amount };
  const refused = await ask('refunds.create', { input, customer }, 'press');
  expect([refused.status, refused.body.code]).toEqual([403, 'approval_required']);
});
