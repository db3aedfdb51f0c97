import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(async () => pages.close());

/** What a script that knows the address of the product's back end gets. */
const importFor = (person: string) =>
  fetch(`${pages.url}/demo/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });

test('usage is sent, the meter moves, the credit runs out, the gate closes, and another plan opens it, without a reload', async () => {
  const page = await pages.open('/portal?customer=usr_tomas');
  await page.evaluate(() => document.documentElement.setAttribute('data-loaded-once', ''));
  await page.getByRole('link', { name: 'Projects' }).click();
  const meter = page.locator('[data-slot="usage"]');
  const gate = page.locator('[data-slot="gate"]');
  const press = page.getByRole('button', { name: 'Import' });
  const says = (used: string, of: string) =>
    meter.filter({ hasText: new RegExp(`(?<![\\d,])${used}\\s*of ${of}\\b`) }).waitFor();

  await says('0', '5,000');
  await press.click();
  await page.getByText('Imported.').waitFor();
  await says('2,500', '5,000');
  expect([await press.isVisible(), await gate.count()]).toEqual([true, 0]);

  await press.click();
  await gate.getByText('Your credits are used up.').waitFor();
  await says('5,000', '5,000');
  expect(await press.count()).toBe(0);
  expect((await importFor('usr_tomas')).status).toBe(403);

  await gate.getByRole('button', { name: 'See plans' }).click();
  const change = page.getByRole('dialog', { name: 'Change plan' });
  await change.getByRole('radio', { name: /^Pro\b(?! yearly)/ }).check();
  await change
    .getByRole('button', { name: /change/i })
    .last()
    .click();
  await press.waitFor();
  // The trial ends with the change: a period begins, and use is counted anew.
  await says('0', '100,000');
  await press.click();
  await page.getByText('Imported.').waitFor();
  expect(await page.locator('html[data-loaded-once]').count()).toBe(1);
});
