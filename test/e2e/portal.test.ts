import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

test('a customer sees what is due, changes plan, cancels at period end with a reason and takes it back', async () => {
  const page = await pages.open('/portal?customer=usr_elena');
  const plan = page.locator('[data-slot="plan-card"]');
  await plan.getByText('Pro', { exact: true }).waitFor();
  await plan.getByText('Active').waitFor();

  await plan.getByRole('button', { name: 'Change plan' }).click();
  const change = page.getByRole('dialog', { name: 'Change plan' });
  await change.getByRole('radio', { name: /Pro yearly/ }).check();
  // The line keeps its place while the figure is on its way.
  const due = await change
    .locator('[data-slot="sum-line"]')
    .filter({ hasText: /Due now\s*\$\d/ })
    .innerText();
  const amount = /\$[\d,.]+/.exec(due)![0];
  await change.getByRole('checkbox', { name: `Charge ${amount} now` }).check();
  await change.getByRole('button', { name: `Pay ${amount} and change` }).click();
  await change.getByText('The plan is now Pro yearly.').waitFor();
  await change.getByRole('button', { name: 'Close' }).last().click();
  await plan.getByText('Pro yearly').waitFor();
  await page.locator('[data-slot="order-table"]').getByText(amount).first().waitFor();

  await plan.getByRole('button', { name: 'Cancel plan' }).click();
  const cancel = page.getByRole('dialog', { name: /^Cancel/ });
  await cancel.getByText(/then access ends/).waitFor();
  await cancel.getByRole('combobox', { name: /^Reason/ }).selectOption({ label: 'Too expensive' });
  await cancel.getByRole('button', { name: /^End on/ }).click();
  await cancel.getByText(/^Ends on/).waitFor();
  await plan.getByText('Ending').waitFor();
  await cancel.getByRole('button', { name: 'Undo' }).click();
  await plan.getByText('Active').waitFor();
  expect(await plan.getByText('Ending').count()).toBe(0);
});

test('the account page asks the adapter once', async () => {
  const calls: string[] = [];
  const page = await pages.open('/demo/world');
  page.on('request', (request) => {
    if (request.url().includes('/floe/')) calls.push(new URL(request.url()).pathname);
  });
  const live = page.waitForRequest(/\/floe\/live\b/);
  await page.goto(`${pages.url}/desk`);
  await page.getByText('This ticket', { exact: true }).waitFor();
  await page.locator('[data-slot="order-list"] [data-slot="row"]').first().waitFor();
  // The stream begins when all that is on screen has been read.
  await live;
  expect(calls).toEqual(['/floe/customer.overview', '/floe/live']);
});
