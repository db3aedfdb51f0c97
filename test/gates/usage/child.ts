/** An adapter that takes usage in a process of its own, and dies where it is told to. */
import { flushCompileCache } from 'node:module';
import { createFloe, memoryStore } from '../../../server-adapter/index.ts';
import { openStore } from '../../../server-adapter/store/open.ts';
import { type Life, passing, type UsagePoint } from './life.ts';

/** Calls between two rounds of background work. */
const ROUND = 20;

const { store, polar, ahead, from, until, batch, dies }: Life = JSON.parse(process.argv[2] ?? '');
const kept = store ? openStore({ ...store, production: false }) : memoryStore();
const passed = new Map<UsagePoint, number>();
const floe = createFloe({
  polar: { accessToken: 'polar_oat_demo', baseUrl: polar, rate: false },
  authenticate: () => null,
  secret: 'a-secret-for-tests-of-at-least-32-bytes',
  origins: [],
  database: passing(kept, (point) => {
    passed.set(point, (passed.get(point) ?? 0) + 1);
    // Nothing runs after this line: no handler, no flush, no goodbye.
    if (dies?.at === point && passed.get(point) === dies.times) process.kill(process.pid, 'SIGKILL');
  }),
  clock: { now: () => Date.now() + ahead },
});

for (let [at, call] = [from, 1]; at < until; at += batch, call += 1) {
  const events = Array.from({ length: Math.min(batch, until - at) }, (_, n) => ({
    name: 'call',
    external_customer_id: 'c-1',
    external_id: `call-${at + n}`,
  }));
  await floe.usage.track(events);
  process.send?.({ taken: at + events.length });
  if (call === 1) flushCompileCache();
  if (call % ROUND === 0) await floe.tick();
}
while ((await kept.usage.counts('default')).waiting > 0) await floe.tick();
process.send?.({ taken: until, done: true });
await floe.close();
process.disconnect();
