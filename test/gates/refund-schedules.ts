import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { defineGate } from './gate.ts';
import { type Tried, type Tries, tryOut } from './refunds/tries.ts';
import { bound, number } from './words.ts';

/** Refunds under random faults: of the network, of Polar, of the database, of the processes, of clocks and of people. */
export const refundSchedules = defineGate({
  id: 'G1',
  goal: ({ runs }: { runs: number }) =>
    `${number(runs)} fault schedules: no double, no wrong amount, no lie, an end in 15 min`,
  bounds: { test: { runs: 1_000 }, torture: { runs: 100_000 } },
  run: async ({ runs }) => {
    // Printed with a failure, so that the same schedules can be tried again.
    const seed = Number(process.env.FLOE_SEED ?? Date.now() % 2 ** 31);
    const tried = runs > 1_000 ? await onThreads(runs, seed) : [await tryOut({ runs, seed })];
    const sum = (of: 'schedules' | 'refunds' | 'paid') => tried.reduce((total, one) => total + one[of], 0);
    const kinds = new Set(tried.flatMap((one) => one.kinds)).size;
    const broken = tried.map((one) => one.broken).find((one) => one !== null);
    return {
      pass: !broken && sum('schedules') >= runs && kinds >= 22,
      figure: `${broken ? 'broken' : '0 breaches'} in ${number(sum('refunds'))} refunds, ${number(sum('paid'))} paid, ${kinds} kinds of faults; ${bound(runs)}`,
      why: broken ? `FLOE_SEED=${broken.seed}\n${JSON.stringify(broken, null, 1)}` : undefined,
    };
  },
});

function onThreads(runs: number, seed: number): Promise<Tried[]> {
  const threads = Math.max(1, availableParallelism());
  return Promise.all(
    Array.from({ length: threads }, (_, one) => onThread({ runs: Math.ceil(runs / threads), seed: seed + one })),
  );
}

function onThread(tries: Tries): Promise<Tried> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./refunds/worker.ts', import.meta.url), { workerData: tries });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
