import type { Rule } from '../../server-adapter/index.ts';
import type { Output } from '../../src/client/operation.ts';

/** Rules as a shop would declare them. One of them has something to do in the scene that declares them. */
export const RULES: readonly Rule[] = [
  { name: 'abuse', on: { event: 'abuse.confirmed' }, do: { operation: 'subscriptions.revoke' }, perHour: 5 },
  { name: 'ask-for-a-card', on: { trialEndsIn: 3 }, do: { operation: 'notify', send: () => undefined } },
  { name: 'end-after-a-week', on: { pastDueFor: 7 }, do: { operation: 'subscriptions.cancel' } },
  {
    name: 'say-goodbye',
    on: { webhook: 'subscription.canceled' },
    do: { operation: 'notify', send: () => undefined },
    dryRun: true,
  },
];

type Listed = Output<'rules.list'>[number];

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

const firing = (state: Listed['last'][number]['state'], at: number, more: Partial<Listed['last'][number]> = {}) => ({
  id: id(at),
  subject: `subscription:${id(700 + at)}`,
  customer_id: id(900),
  state,
  code: null,
  causes: [],
  at: new Date(Date.parse('2026-11-23T11:58:00Z') - at * 3_600_000).toISOString(),
  ended_at: null,
  ...more,
});

const listed = (name: string, more: Partial<Listed>): Listed => ({
  name,
  state: 'on',
  on: { kind: 'webhook', of: 'subscription.created', value: null },
  operation: 'subscriptions.createFree',
  per_hour: 30,
  begun_last_hour: 0,
  waiting: 0,
  needs_review: 0,
  stopped_at: null,
  may_change: true,
  last: [],
  review: [],
  ...more,
});

const lost = firing('needs_review', 4, { code: 'upstream_timeout' });

/** Whatever can have become of a firing, and of a rule. */
export const everyState = (): readonly Listed[] => [
  listed('free-seat', {
    begun_last_hour: 30,
    waiting: 12,
    needs_review: 1,
    review: [lost],
    last: [firing('waiting', 0, { code: 'rate_limited' }), firing('begun', 1), firing('done', 2), lost],
  }),
  listed('credits-low', {
    on: { kind: 'threshold', of: id(1), value: 10_000 },
    operation: 'notify',
    last: [firing('failed', 1, { code: 'state_conflict' }), firing('superseded', 2), firing('settled', 3)],
  }),
  listed('one-more', {
    state: 'stopped',
    stopped_at: '2026-11-23T09:00:00Z',
    last: [firing('loop', 3, { causes: ['one-more', 'free-seat'] })],
  }),
  listed('winback', {
    state: 'gone',
    on: null,
    operation: null,
    per_hour: null,
    waiting: 2,
  }),
];

/** As many as no shop has. */
export const many = (): readonly Listed[] =>
  Array.from({ length: 30 }, (_, at) => listed(`rule-${at}`, { last: [firing('done', at)] }));
