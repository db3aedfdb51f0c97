/**
 * Packs Floe and puts it into two strangers' apps: Vite with Express, and Next. Both install from npm, build, start with
 * the simulated Polar, and are looked at in Chromium. Then the browser tests again, for hosts that are still on React 18.
 * Takes `dist` as it is; `npm run test:consumers` builds it before.
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
import { sum } from './testing/part.ts';
import { vitest } from './testing/vitest.ts';

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
const react18 = await vitest('react-18');
if (react18.report) console.error(react18.report);
console.log(`React 18: ${react18.passed} browser tests passed`);
const { passed, failed } = sum([...walks, react18]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
