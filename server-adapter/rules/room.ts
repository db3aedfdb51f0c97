import type { Incoming } from '../engine/call.ts';
import type { Done } from '../engine/done.ts';
import type { Services } from '../operations/services.ts';
import { whenDue } from '../webhooks/rounds.ts';
import { carryOut } from './carry-out.ts';
import { type Desk, HOUR_MS, standingsOf } from './desk.ts';
import { lookOf } from './emit.ts';
import { examine } from './examine.ts';
import { tellScreens } from './moves.ts';
import type { Rule, RuleEvent } from './rule.ts';
import { scanStep } from './scan.ts';

/** Rules at work. */
export interface Rules {
  readonly declared: readonly Rule[];
  /** What works on one connection now: with the rules that are not stopped, or with all. */
  desk(connection: string, which?: 'all'): Promise<Desk>;
  /** Keeps an event; rules are asked about it before long. */
  emit(connection: string, event: RuleEvent): Promise<void>;
  /** Looks at the clock and at meters when that is due. */
  scan(connection: string): Promise<void>;
  /** Asks the rules about what is noted, and carries out what waits. Answers how many firings were done. */
  work(connection: string): Promise<number>;
  /** The same, behind an answer. */
  soon(connection: string): void;
  /** Settles when nothing is being worked on any more. */
  idle(): Promise<void>;
}

/** Where the database keeps the schedule, `tick` steps in after so long (ms). */
const LATE_MS = 180_000;

interface Ports {
  readonly services: Services;
  readonly declared: readonly Rule[];
  readonly run: (call: Incoming) => Promise<Done>;
  /** Keeps the runtime awake for what goes on after an answer. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

export function openRules({ services, declared, run, waitUntil }: Ports): Rules {
  const running = new Map<string, Promise<number>>();
  const told = new Map<string, number>();
  const seen = new Set<string>();
  let keeping: Promise<boolean> | undefined;

  async function desk(connection: string, which?: 'all'): Promise<Desk> {
    const standings = await standingsOf({ services, connection }, declared);
    const rules = which ? standings : standings.filter(({ row }) => row.stoppedAt === null);
    const { merchant } = services.upstream(connection);
    return { services, connection, merchant, run, rules, alarm: (name, message) => alarm(connection, name, message) };
  }

  function alarm(connection: string, name: string, message: string): void {
    const now = services.clock.now();
    const key = `${connection} ${name}`;
    if (now - (told.get(key) ?? Number.NEGATIVE_INFINITY) < HOUR_MS) return;
    told.set(key, now);
    services.report({ kind: 'alarm', message, connection });
  }

  async function scan(connection: string, late: number): Promise<void> {
    const now = await desk(connection);
    await whenDue(now, 'rules', scanStep(now), late);
  }

  /** Whether the database keeps the schedule; asked once, and again where it could not say. */
  function kept(): Promise<boolean> {
    keeping ??= (services.store.schedule?.('rules', minute) ?? Promise.resolve(false)).catch((cause: unknown) => {
      keeping = undefined;
      const message = 'The schedule of rules could not be kept by pg-boss; tick keeps it.';
      services.report({ kind: 'failed', message, cause });
      return false;
    });
    return keeping;
  }

  async function minute(): Promise<void> {
    for (const connection of seen) {
      await scan(connection, 0);
      await work(connection);
    }
  }

  async function round(connection: string): Promise<number> {
    const now = await desk(connection);
    await examine(now);
    const done = await carryOut(now);
    if (done > 0) await tellScreens(now);
    return done;
  }

  /** One at a time for each connection of this process: what comes meanwhile is taken by the next. */
  function work(connection: string): Promise<number> {
    const before = running.get(connection) ?? Promise.resolve(0);
    const turn = before.then(() => round(connection));
    const settled = turn.catch(() => 0);
    running.set(connection, settled);
    void settled.then(() => running.get(connection) === settled && running.delete(connection));
    return turn;
  }

  function soon(connection: string): void {
    const done = work(connection).catch((cause: unknown) => {
      const message = 'Rules could not be asked yet; the next round tries again.';
      services.report({ kind: 'failed', message, connection, cause });
    });
    waitUntil?.(done);
  }

  return {
    declared,
    desk,
    emit: async (connection, event) => {
      await services.store.rules.look(connection, [lookOf(event, services.clock.now())]);
      soon(connection);
    },
    scan: async (connection) => {
      seen.add(connection);
      await scan(connection, (await kept()) ? LATE_MS : 0);
    },
    work,
    soon,
    idle: async () => {
      await Promise.all(running.values());
    },
  };
}
