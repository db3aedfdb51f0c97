import type { Step } from '../webhooks/rounds.ts';
import { crossed } from './calls-for.ts';
import type { Desk, Standing } from './desk.ts';
import { considerAll } from './examine.ts';
import { ofMeter, ofSubscription, readPage, Unread } from './facts.ts';
import type { RuleFacts } from './rule.ts';

/** Pages of a hundred read in one round; a place this large asks for its own report of Polar's. */
const PAGES = 500;

/**
 * What comes by time or by use is in no news: every few minutes Polar is asked for the subscriptions in trial and past
 * due, and for the meters that rules name. What calls was reserved once; asked again, it is known.
 */
export function scanStep(desk: Desk): Step<Record<string, never>> {
  return async () => {
    try {
      for (const status of statusesOf(desk.rules)) {
        const read = (page: number) =>
          readPage<NonNullable<RuleFacts['subscription']>>(desk, 'subscription', {
            status,
            sorting: 'started_at',
            page,
          });
        await each(read, async (one) => void (await considerAll(desk, ofSubscription(desk, one))));
      }
      for (const meter_id of metersOf(desk.rules)) {
        const read = (page: number) =>
          readPage<Parameters<typeof ofMeter>[1]>(desk, 'customer_meter', { meter_id, sorting: 'created_at', page });
        await each(read, async (one) => {
          if (mayCross(desk.rules, one)) await considerAll(desk, await ofMeter(desk, one));
        });
      }
    } catch (error) {
      if (error instanceof Unread) return null;
      throw error;
    }
    return { place: {} };
  };
}

function statusesOf(rules: readonly Standing[]): readonly string[] {
  const statuses = rules.flatMap(({ rule: { on } }) =>
    'trialEndsIn' in on ? ['trialing'] : 'pastDueFor' in on ? ['past_due'] : [],
  );
  return [...new Set(statuses)];
}

function metersOf(rules: readonly Standing[]): readonly string[] {
  return [...new Set(rules.flatMap(({ rule: { on } }) => ('threshold' in on ? [on.threshold.meter] : [])))];
}

/** Asked before its subscription is read: most are far from their threshold. */
function mayCross(rules: readonly Standing[], meter: NonNullable<RuleFacts['meter']>): boolean {
  return rules.some(({ rule: { on } }) => 'threshold' in on && crossed(on.threshold, { meter, subscription: null }));
}

async function each<T>(
  read: (page: number) => Promise<{ readonly items: readonly T[] }>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (let page = 1; page <= PAGES; page += 1) {
    const { items } = await read(page);
    for (const item of items) await work(item);
    if (items.length < 100) return;
  }
}
