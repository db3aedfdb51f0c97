/** What a visitor of a consumer's app must see. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright';
import type { Walk } from './step.ts';

/** Opens the page and goes through the panel; `url` is the app's origin. */
export async function look(browser: Browser, url: string, { step }: Walk): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const seen = listenTo(page);
    await step('shows the panel with the customer’s data', async () => {
      await page.goto(url);
      await page.getByRole('heading', { name: 'Billing' }).waitFor();
      const plan = page.locator('[data-slot=plan-card]');
      await plan.getByText('Pro', { exact: true }).waitFor();
      await plan.getByText('Active').waitFor();
      await page
        .locator('[data-slot=order-table]')
        .getByText(/\$\d+\.\d\d/)
        .first()
        .waitFor();
      assert.equal(await page.locator('[data-slot=billing]').getAttribute('data-state'), 'ready');
      assert.equal(await page.locator('.floe-root').getByRole('alert').count(), 0);
    });
    await step('wears its styles', () => wearsStyles(page));
    await step('opens a dialog, whose code comes later', async () => {
      await page.getByRole('button', { name: 'Change plan' }).first().click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
    await step('asks once and has nothing to complain of', async () => {
      assert.equal(seen.calls.filter((path) => path === '/floe/customer.overview').length, 1, seen.calls.join('\n'));
      assert.deepEqual(seen.complaints, []);
    });
  } finally {
    await context.close();
  }
}

/** Radius, border and sizes that only the kit's stylesheet gives, on elements of its own. */
async function wearsStyles(page: Page): Promise<void> {
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  assert.equal(await style('[data-slot=billing]', 'border-top-width'), '1px');
  assert.equal(await style('[data-slot=billing]', 'border-top-style'), 'solid');
  assert.notEqual(await style('[data-slot=billing]', 'border-top-left-radius'), '0px');
  assert.equal(await style('[data-slot=billing] h2', 'font-weight'), '600');
  assert.notEqual(await style('[data-slot=billing] button', 'border-top-style'), 'outset');
  assert.notEqual(await style('.floe-root', '--floe-accent'), '');
}

function listenTo(page: Page): { calls: string[]; complaints: string[] } {
  const calls: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/floe/')) calls.push(pathname);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return { calls, complaints };
}
