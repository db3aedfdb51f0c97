import * as fc from 'fast-check';
import { upstreamFaultNames } from '../../faults/upstream-faults.ts';

/** What goes wrong during one step: the so-manieth call or commit of that adapter, counted from the step's start. */
export interface Mishap {
  readonly at: 'read' | 'pay' | 'commit';
  readonly nth: number;
  /** A fault of the network or of Polar, of the database, or the death of the process. */
  readonly kind: string;
}

interface Where {
  /** Which of two adapters. */
  readonly replica: 0 | 1;
  readonly mishaps: readonly Mishap[];
}

export interface Asking extends Where {
  /** One of three; the third has a low limit. */
  readonly agent: 0 | 1 | 2;
  readonly order: 0 | 1;
  /** How much of what is left, in percent. */
  readonly percent: number;
  /** On the figure of an earlier screen. */
  readonly stale: boolean;
  /** The same click again at the same moment, at the other adapter. */
  readonly twice: boolean;
}

export type Step =
  | ({ readonly do: 'refund' } & Asking)
  | { readonly do: 'together'; readonly one: Asking; readonly two: Asking }
  /** The browser repeats an earlier intent under its key. */
  | ({ readonly do: 'again'; readonly intent: number } & Where)
  /** Somebody decides about the refund that waits longest: another agent, or the very one who asked. */
  | ({
      readonly do: 'decide';
      readonly verdict: 'approve' | 'decline';
      readonly agent: 0 | 1 | 2;
      readonly stale: boolean;
    } & Where)
  | ({ readonly do: 'tick' } & Where)
  | ({ readonly do: 'resolve' } & Where)
  | { readonly do: 'wait'; readonly ms: number }
  /** Polar's processor: how refunds go from now on. */
  | { readonly do: 'mode'; readonly mode: 'settled' | 'pending' | 'lost' | 'disputed' | 'blocked' }
  | { readonly do: 'settle'; readonly outcome: 'succeeded' | 'failed' | 'canceled' }
  | { readonly do: 'elsewhere'; readonly order: 0 | 1; readonly percent: number; readonly at: 'polar' | 'processor' }
  | { readonly do: 'kill'; readonly replica: 0 | 1 }
  | { readonly do: 'skew'; readonly replica: 0 | 1; readonly ms: number };

export interface Schedule {
  readonly seed: number;
  readonly steps: readonly Step[];
}

const COMMIT_FAULTS = ['fails', 'ack_lost', 'slow'] as const;
const DEATHS = ['dies_before', 'dies_after'] as const;

const is = <const T>(value: T) => fc.constant(value);
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const seldom = fc.oneof(often(4, is(false)), often(1, is(true)));

const calls = fc.constantFrom(...upstreamFaultNames, ...DEATHS);
const commits = fc.constantFrom(...COMMIT_FAULTS, ...DEATHS);
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  often(3, fc.record({ at: is('pay'), nth: is(0), kind: calls })),
  often(1, fc.record({ at: is('read'), nth: fc.nat(4), kind: calls })),
  often(2, fc.record({ at: is('commit'), nth: fc.nat(6), kind: commits })),
);
const replica = fc.constantFrom(0 as const, 1 as const);
const order = fc.constantFrom(0 as const, 1 as const);
const agent = fc.constantFrom(0 as const, 1 as const, 2 as const);
const verdict = fc.constantFrom('approve', 'approve', 'decline');
const where = { replica, mishaps: fc.array(mishap, { maxLength: 2 }) };
const asking = {
  ...where,
  agent,
  order,
  percent: fc.constantFrom(10, 25, 50, 100),
  stale: seldom,
  twice: seldom,
};
const minutes = fc.constantFrom(1_000, 31_000, 61_000, 300_000, 900_000);
const mode = fc.constantFrom('settled', 'settled', 'settled', 'pending', 'lost', 'disputed', 'blocked');
const outcome = fc.constantFrom('succeeded', 'failed', 'canceled');

const step: fc.Arbitrary<Step> = fc.oneof(
  often(8, fc.record({ do: is('refund'), ...asking })),
  often(4, fc.record({ do: is('together'), one: fc.record(asking), two: fc.record(asking) })),
  often(3, fc.record({ do: is('again'), intent: fc.nat(5), ...where })),
  often(4, fc.record({ do: is('decide'), verdict, agent, stale: seldom, ...where })),
  often(4, fc.record({ do: is('tick'), ...where })),
  often(1, fc.record({ do: is('resolve'), ...where })),
  often(4, fc.record({ do: is('wait'), ms: minutes })),
  often(2, fc.record({ do: is('mode'), mode })),
  often(2, fc.record({ do: is('settle'), outcome })),
  often(
    1,
    fc.record({
      do: is('elsewhere'),
      order,
      percent: fc.constantFrom(10, 50, 100),
      at: fc.constantFrom('polar', 'processor'),
    }),
  ),
  often(1, fc.record({ do: is('kill'), replica })),
  often(1, fc.record({ do: is('skew'), replica, ms: fc.constantFrom(-600_000, -60_000, 0, 60_000, 600_000) })),
);

/** A random day at the counter: who asks for what, and what goes wrong. */
export const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  steps: fc.array(step, { minLength: 2, maxLength: 10 }),
});
