import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { type OpenDemo, openDemo } from '../../demo/open-demo.ts';
import { launchOptions } from '../../scripts/chromium.ts';

/** The demo, and a real browser to walk through it. */
export interface Pages {
  url: string;
  open(path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openPages(): Promise<Pages> {
  const demo: OpenDemo = await openDemo(0, {});
  const browser: Browser = await chromium.launch(launchOptions());
  const contexts: BrowserContext[] = [];
  return {
    url: demo.url,
    async open(path) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`${demo.url}${path}`);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await demo.close();
    },
  };
}
