import type { Frame } from '../client/live/frames.ts';
import { type Pace, realPace } from '../client/live/pace.ts';
import { followTogether } from '../client/live/together.ts';
import type { Subject } from '../client/operation.ts';
import type { Floe } from './floe-context.ts';

/** So long after the first word of a change the answer of this page's own call has arrived, too (ms). */
const GATHER = 100;

/** Reads again what became stale elsewhere, for as long as this person is looked at, until `signal` fires. */
export function follow(floe: Floe, { signal }: Pick<AbortController, 'signal'>, pace: Pace = realPace): void {
  const { client, queryClient, customer } = floe;
  const cache = queryClient.getQueryCache();
  let known: Subject | undefined;
  let stop = () => {};

  // Whose data it is, is known with the first answer; until then nothing can be stale.
  const check = () => {
    const subject = floe.subject();
    if (subject === known) return;
    known = subject;
    stop();
    if (!subject || (customer && !subject.customer)) return;
    const { connection, kind } = subject;
    const over = new AbortController();
    stop = () => over.abort();
    followTogether({
      client,
      pace,
      name: JSON.stringify(['floe', client.url, connection, kind, subject.customer]),
      customer: kind === 'customer' ? null : subject.customer,
      age: () => ageOf(floe),
      hear: refresher(floe, pace),
      signal: over.signal,
    });
  };
  const forget = cache.subscribe(check);
  signal.addEventListener('abort', () => {
    forget();
    stop();
  });
  if (signal.aborted) forget();
  else check();
}

/** How long ago the oldest thing on the page was read (ms). */
function ageOf({ queryClient, baseKey }: Floe): number {
  const now = Date.now();
  const queries = queryClient.getQueryCache().findAll({ queryKey: baseKey });
  return now - Math.min(now, ...queries.map(({ state }) => state.dataUpdatedAt || now));
}

/** One round of reading again at a time: what is told meanwhile is read after it, and nothing is read for naught. */
function refresher(floe: Floe, pace: Pace): (frame: Frame) => void {
  const waiting: Frame[] = [];
  let busy = false;

  const refresh = async () => {
    busy = true;
    while (waiting.length) {
      await new Promise<void>((resolve) => void pace.after(GATHER, resolve));
      await readAgain(floe, waiting.splice(0));
    }
    busy = false;
  };
  return (frame) => {
    if (!frame.reset && !frame.stale?.length) return;
    waiting.push(frame);
    if (!busy) void refresh();
  };
}

async function readAgain({ queryClient, client, baseKey }: Floe, frames: readonly Frame[]): Promise<void> {
  const reset = frames.some((frame) => frame.reset);
  const names = new Set<unknown>(frames.flatMap(({ stale = [], by }) => (by && client.own.includes(by) ? [] : stale)));
  // The overview's parts are read one by one; as a whole it waits until it is next needed.
  const isOverview = (name: unknown) => name === 'customer.overview';
  const rest = { queryKey: reset ? ['floe', client.url] : baseKey };
  await Promise.all(
    [true, false].map((overview) =>
      queryClient.invalidateQueries({
        ...rest,
        predicate: ({ queryKey: [, , , name] }) => (reset || names.has(name)) && isOverview(name) === overview,
        refetchType: overview ? 'none' : 'active',
      }),
    ),
  );
}
