import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { expect, inject } from 'vitest';
import { type OpenDemo, openDemo } from '../../demo/open-demo.ts';
import type { DemoWorld } from '../../demo/server/world.ts';
import { launchOptions } from '../../scripts/chromium.ts';
import type { Polar } from '../../src/simulator/index.ts';

/** The demo, and a real browser to walk through it. */
export interface Pages {
  url: string;
  /** The Polar behind it, to make happen what no page can. */
  polar: Polar;
  /** The ticket of a customer whom the helpdesk knows. */
  ticketOf(name: string): { id: string; customer: { id: string } };
  open(path: string): Promise<Page>;
  /** Ends all, and fails where a page had something to complain of: an error, a warning, a request that failed. */
  close(): Promise<void>;
}

export interface PagesOptions {
  /** What a walk makes happen on purpose. */
  expected?: RegExp;
}

export async function openPages({ expected }: PagesOptions = {}): Promise<Pages> {
  const demo: OpenDemo = await openDemo(0, {}, inject('demo'));
  const browser: Browser = await chromium.launch(launchOptions());
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const { tickets } = (await (await fetch(`${demo.url}/demo/world`)).json()) as DemoWorld;
  if (!demo.polar) throw new Error('These walks are for the simulated Polar.');
  return {
    url: demo.url,
    polar: demo.polar,
    ticketOf(name) {
      const { id, customer } = tickets.find(({ from }) => from.name === name) ?? {};
      if (!id || !customer) throw new Error(`There is no ticket of ${name}.`);
      return { id, customer: { id: customer.id } };
    },
    async open(path) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.url });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()))
          complaints.push(`${message.text()} ${message.location().url}`);
      });
      await page.goto(`${demo.url}${path}`);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await demo.close();
      expect(complaints.filter((text) => !expected?.test(text))).toEqual([]);
    },
  };
}

/** Goes to a control by the Tab key alone, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  const wanted = await control.elementHandle();
  for (let press = 0; press < 80; press += 1) {
    if (await page.evaluate((element) => document.activeElement === element, wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never came to ${control}.`);
}
