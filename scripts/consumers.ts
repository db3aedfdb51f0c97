/**
 * Packs Floe and puts it into two strangers' apps: Vite with Express, and Next. Both install from npm, build, start with
 * the simulated Polar, and are looked at in Chromium. Takes `dist` as it is; `npm run test:consumers` builds it before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from './chromium.ts';
import { createApp, type Running } from './consumers/app.ts';
import { look } from './consumers/look.ts';
import { askRoutes } from './consumers/routes.ts';
import { type Walk, type Walked, walk } from './consumers/step.ts';
import { pack } from './testing/package.ts';

process.chdir(join(import.meta.dirname, '..'));
// Leaving by exit ends what was started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'floe-consumers-'));
const browser = await chromium.launch(launchOptions());

async function visit(template: string, further: (url: string, walk: Walk) => Promise<void>): Promise<Walked> {
  const app = createApp(template, folder);
  let running: Running | undefined;
  const walked = await walk(template, async (walk) => {
    await walk.step('installs', () => app.install(tarball));
    await walk.step('type-checks and builds', () => app.build());
    await walk.step('starts', async () => {
      running = await app.start();
    });
    if (!running) return;
    await look(browser, running.url, walk);
    await further(running.url, walk);
  });
  await running?.stop();
  if (walked.failed > 0 && running) console.error(running.output());
  return walked;
}

let walks: Walked[] = [];
const tarball = pack(folder);
try {
  walks = await Promise.all([visit('vite', async () => undefined), visit('next', askRoutes)]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
const passed = walks.reduce((sum, walked) => sum + walked.passed, 0);
const failed = walks.reduce((sum, walked) => sum + walked.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
