import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAdapter } from '../gates/kills/adapter-process.ts';
import { servePolar } from '../gates/kills/polar-server.ts';
import { openCounter } from '../gates/refunds/counter.ts';
import { emptyDatabase } from '../store/embedded.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

it('a full disk under the embedded database sends nothing and loses nothing', { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'floe-full-'));
  const counter = openCounter({ now: () => NOW });
  const polar = await servePolar(counter);
  const dataDir = await emptyDatabase(join(folder, 'data'));
  const start = () => startAdapter({ store: { dataDir }, polar: polar.url, now: NOW }, counter.customer);
  const [first = '', second = ''] = counter.orders;
  const refund = (order_id: string) => ({ order_id, amount: 700, reason: 'other', expected_refundable: 4_900 });

  const adapter = await start();
  expect((await adapter.refund('before', refund(first)))?.body.result?.state).toBe('succeeded');
  const { refused } = await adapter.fillDisk();
  const asked = adapter.refund('full', refund(second));
  await refused;
  // The engine does not come back from it: somebody has to make room and start the process again.
  adapter.kill();
  expect(await asked).toBeNull();
  expect(counter.payouts).toHaveLength(1);

  const again = await start();
  expect((await again.find('before'))?.state).toBe('succeeded');
  expect(await again.find('full')).toBeNull();
  expect((await again.refund('full', refund(second)))?.body.result?.state).toBe('succeeded');
  again.kill();
  await again.dead;
  polar.close();
  await rm(folder, { recursive: true, force: true });
});
