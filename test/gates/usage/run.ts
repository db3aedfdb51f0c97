import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { listen } from '../../../server-adapter/cli/listen.ts';
import { createPolar } from '../../../src/simulator/index.ts';
import { smallShop } from '../../adapter/shop.ts';
import { bundled } from '../bundled.ts';
import type { Random } from '../random.ts';
import { type Life, USAGE_POINTS } from './life.ts';

/** A lease of what a dead process had claimed. */
const LEASE_MS = 125_000;
const BATCH = 50;
const KILLS = 4;

export interface Counted {
  readonly kills: number;
  /** Taken, and not at Polar in the end. */
  readonly lost: number;
  /** At Polar more than once. */
  readonly doubled: number;
}

/** Reports events through one adapter after the other, each killed in the middle but the last, and counts at Polar. */
export async function reportThroughKills(
  store: Life['store'],
  { events, random }: { readonly events: number; readonly random: Random },
): Promise<Counted> {
  let ahead = 0;
  const polar = await countingPolar(() => Date.now() + ahead);
  let [taken, kills] = [0, 0];
  const offset = Math.floor(random() * USAGE_POINTS.length);
  try {
    for (let life = 0; ; life += 1) {
      const at = USAGE_POINTS[(offset + life) % USAGE_POINTS.length]!;
      const isKeeping = at.endsWith('kept');
      const dies = life < KILLS ? { at, times: 1 + Math.floor(random() * (isKeeping ? 38 : 2)) } : null;
      const told = await liveOnce({ store, polar: polar.url, ahead, from: taken, until: events, batch: BATCH, dies });
      taken = Math.max(taken, told.taken);
      if (told.done) break;
      if (!dies) throw new Error(`The last one died as well: ${told.stderr}`);
      kills += 1;
      ahead += LEASE_MS;
    }
    return { kills, lost: taken - polar.known.size, doubled: polar.inserted() - polar.known.size };
  } finally {
    await polar.close();
  }
}

async function liveOnce(life: Life): Promise<{ taken: number; done: boolean; stderr: string }> {
  const child = fork(await bundled(join(import.meta.dirname, 'child.ts')), [JSON.stringify(life)], { silent: true });
  const told = { taken: 0, done: false, stderr: '' };
  child.on('message', (message) => void Object.assign(told, message));
  child.stderr?.on('data', (part) => {
    told.stderr += String(part);
  });
  await once(child, 'exit');
  return told;
}

/** The simulated Polar over real sockets; it outlives every adapter, and says what it has. */
async function countingPolar(now: () => number) {
  const polar = createPolar({ seed: smallShop().seed, clock: { now } });
  const known = new Set<string>();
  let inserted = 0;
  const { url, close } = await listen(0, () => async (request) => {
    const body = request.url.endsWith('/ingest') ? await request.clone().json() : null;
    const answer = await polar.fetch(request);
    if (body && answer.ok) {
      for (const { external_id } of body.events) known.add(external_id);
      inserted += (await answer.clone().json()).inserted;
    }
    return answer;
  });
  return { url, known, inserted: () => inserted, close };
}
