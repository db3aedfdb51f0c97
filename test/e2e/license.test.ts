import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type Pages } from './open-pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages({ expected: /409 .*license\/(activate|validate)$/ }); // every device taken, switched off
});
afterAll(async () => pages.close());

test('software is activated, runs without a connection, closes after a week, by the clock and by the seller, and moves', async () => {
  const page = await pages.open('/license');
  const shows = (words: string) => page.getByText(words, { exact: true }).waitFor();
  const connected = page.getByRole('checkbox', { name: 'Connected' });
  const clock = page.getByLabel('The clock of the machine');
  await shows('Enter your license key');
  await page.getByRole('button', { name: 'Activate' }).click();
  await shows('Licensed');
  await page.getByRole('button', { name: 'Export' }).click();
  await shows('It has no end. Exports so far: 1.');

  await connected.uncheck();
  await shows('Licensed, without a connection');
  await clock.selectOption('Six days later');
  await shows('Your project is open.');
  await clock.selectOption('Eight days later');
  await shows('Too long without a connection');
  await clock.selectOption('Right');
  await shows('The clock of this machine is wrong');
  await connected.check();
  await shows('Licensed');

  const seller = page.getByRole('checkbox', { name: 'The seller lets it run' });
  await seller.uncheck();
  await shows('This license was switched off');
  await connected.uncheck();
  await page.reload();
  await seller.waitFor();
  await page.getByRole('checkbox', { name: 'Connected' }).uncheck();
  await shows('This license was switched off');
  await connected.check();
  await seller.uncheck();
  await seller.check();
  await shows('Licensed');

  await page.getByRole('button', { name: 'Sign out here' }).click();
  await shows('Enter your license key');
  await page.getByRole('combobox', { name: /^The machine/ }).selectOption('Desktop');
  await page.getByRole('button', { name: 'Activate' }).click();
  await shows('Licensed');
  expect(await page.getByRole('main').getByText('on the desktop').isVisible()).toBe(true);
});
