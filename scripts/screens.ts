/**
 * Photographs the demo's pages at the three widths, light and dark, into docs/screens (or the folder given). Look at
 * them before a change of looks is called done.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { openDemo } from '../demo/open-demo.ts';
import { launchOptions } from './chromium.ts';

const WIDTHS = [320, 768, 1280];
const THEMES = ['light', 'dark'] as const;
const PAGES = ['desk', 'portal'] as const;
/** Somebody whose page has all that there is. */
const QUERY = { desk: '', portal: '&customer=usr_elena' };

async function photograph(browser: Browser, base: string, folder: string): Promise<void> {
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport: { width, height: width < 700 ? 860 : 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        deviceScaleFactor: width < 700 ? 2 : 1,
      });
      for (const page of PAGES) {
        const tab = await context.newPage();
        await tab.goto(`${base}/${page}?theme=${theme}${QUERY[page]}`);
        const drawn = page === 'desk' ? '[data-slot="order-list"] [data-slot="row"]' : '[data-slot="plan-card"]';
        await tab.locator(drawn).first().waitFor();
        await tab.evaluate(() => document.fonts.ready.then(() => undefined));
        await tab.screenshot({ path: join(folder, `${page}-${width}-${theme}.png`), fullPage: page === 'portal' });
        await tab.close();
      }
      await context.close();
    }
  }
}

const folder = resolve(process.argv[2] ?? 'docs/screens');
await mkdir(folder, { recursive: true });
const demo = await openDemo(0, {});
const browser = await chromium.launch(launchOptions());
try {
  await photograph(browser, demo.url, folder);
  console.log(`${WIDTHS.length * THEMES.length * PAGES.length} pictures in ${folder}`);
} finally {
  await browser.close();
  await demo.close();
}
