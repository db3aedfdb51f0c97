import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../server-adapter/store/open.ts';
import { start } from './double-starts/starter.ts';
import { defineGate } from './gate.ts';

/** The other may be so young that its name is not written yet. What is to be deleted is the lock itself, never a step to it. */
const ADVICE = /in use by (process \d+ on .*|another process);.*DATABASE_URL.*delete .*store\.lock\.$/;
const ROWS = 20;

/** Two processes on one embedded database: one gets in, the other is told why not, and no line that was kept is lost. */
export const doubleStarts = defineGate({
  id: 'S38',
  goal: ({ starts }: { starts: number }) =>
    `${starts} double starts on one PGlite, killed and with a reused pid: one gets in, no row lost`,
  bounds: { test: { starts: 4 }, torture: { starts: 50 } },
  run: async ({ starts }) => {
    const wrong: string[] = [];
    const folder = await mkdtemp(join(tmpdir(), 'floe-double-'));
    const kept: string[] = [];
    let lost = 0;
    try {
      for (let at = 0; at < starts; at += 1) {
        // One of them was there before, or both come at the same moment.
        const [one, two] = [start(folder, `${at}-a`, { rows: ROWS }), start(folder, `${at}-b`, { rows: ROWS })];
        const answers = await Promise.all([one.answer, two.answer]);
        const open = answers.filter((answer) => 'open' in answer).length;
        if (open !== 1) wrong.push(`start ${at}: ${open} got in`);
        for (const answer of answers) {
          if ('refused' in answer && !ADVICE.test(answer.refused)) wrong.push(`start ${at}: ${answer.refused}`);
        }
        // Killed in the middle of its rows, or after them.
        if (at % 2 === 0) await Promise.all([one.done, two.done]);
        await Promise.all([one.kill(), two.kill()]);
        kept.push(...one.kept, ...two.kept);
        if (at % 4 === 3) await reusePid(folder);
      }
      lost = await lostOf(folder, kept);
      if (lost > 0) wrong.push(`${lost} of ${kept.length} rows are lost`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return {
      pass: wrong.length === 0 && kept.length > starts,
      figure: `${wrong.length} wrong, ${lost} of ${kept.length} kept rows lost`,
      why: wrong.length > 0 ? wrong.join('\n') : undefined,
    };
  },
});

/** The lock a dead process left names a pid that somebody else has by now: this very process. */
async function reusePid(folder: string): Promise<void> {
  const path = join(folder, 'store.lock');
  const holder = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...holder, pid: process.pid }));
}

async function lostOf(folder: string, kept: readonly string[]): Promise<number> {
  const store = openStore({ dataDir: folder, production: false });
  const there = new Set<string>();
  let before: number | undefined;
  do {
    const page = await store.audit.list('connection', { limit: 500, before });
    for (const { id } of page.entries) there.add(id);
    before = page.next ?? undefined;
  } while (before !== undefined);
  const { ok } = await store.audit.verify('connection');
  await store.close();
  if (!ok) throw new Error('The chain of the trail is broken.');
  return kept.filter((id) => !there.has(id)).length;
}
