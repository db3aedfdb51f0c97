// Everything the simulated Polar remembers: tables, time, ids, queued work and the ordered log of emitted events.
// Handlers get it as `world`. What a request wrote, queued and emitted is undone when it throws.

import { createIds, type Ids } from './ids.ts';
import { createJobs } from './jobs.ts';
import { createTable, type Row, type Table, type TableName } from './table.ts';
import { type Clock, createTime, type SimulatedTime } from './time.ts';
import { QUICK, type Workers } from './workers.ts';

/** One emitted event, as a webhook would carry it. */
export interface EmittedEvent {
  readonly organization_id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: unknown;
}

/** A letter the simulator would have sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** The code or token in it. */
  readonly secret: string;
}

export interface World {
  readonly time: SimulatedTime;
  readonly ids: Ids;
  /** The simulator's own base URL, without a slash at the end. */
  readonly url: string;
  of<R extends Row>(table: TableName<R>): Table<R>;
  /** Present instant as Polar prints it. */
  now(): string;
  /** How quick the workers are from now on. */
  readonly workers: Workers;
  setWorkers(workers: Workers): void;
  /** Queues background work; 0 means right after this request, unless workers are slow. */
  later(delayMilliseconds: number, run: () => void): void;
  /** Moves time, running on the way what comes due. */
  moveTo(milliseconds: number): void;
  /** Runs what is due by now. */
  settle(): void;
  /** When the next queued work is due, in milliseconds; null when there is none. */
  nextDue(): number | null;
  emit(organizationId: string, type: string, data: unknown): void;
  readonly events: readonly EmittedEvent[];
  /** Hears every event while it is emitted; what the listener writes is undone with it. */
  listen(hear: (event: EmittedEvent) => void): void;
  mail(letter: Mail): void;
  readonly mailbox: readonly Mail[];
  /** Runs `work` in one moment, so that what it queues comes in that order; when it throws, nothing it wrote remains. */
  atomically<T>(work: () => T): T;
}

export interface WorldOptions {
  readonly clock: Clock;
  readonly url: string;
  readonly seed?: number;
}

export function createWorld(options: WorldOptions): World {
  const time = createTime(options.clock);
  const ids = createIds(options.seed);
  let journal: (() => void)[] | null = null;
  const undo = (step: () => void): void => void journal?.push(step);
  const ground = { uuid: () => ids.uuid(), instant: () => time.instant(), undo };
  const jobs = createJobs(() => time.now(), undo);
  const tables = new Map<string, unknown>();
  const events: EmittedEvent[] = [];
  const listeners: ((event: EmittedEvent) => void)[] = [];
  const mailbox: Mail[] = [];
  let workers = QUICK;
  const work = (due: number, run: () => void): number => time.at(due, run, workers.pace);
  const world: World = {
    time,
    get workers() {
      return workers;
    },
    setWorkers: (set) => {
      workers = set;
    },
    ids,
    url: options.url,
    of<R extends Row>(table: TableName<R>): Table<R> {
      let found = tables.get(table.name);
      if (!found) {
        found = createTable<R>(table.name, ground);
        tables.set(table.name, found);
      }
      // The name carries the row type, and a name is defined once.
      return found as Table<R>;
    },
    now: () => time.instant(),
    later: (delay, run) => jobs.later(delay + workers.wait, run),
    moveTo(target) {
      jobs.runDue(target, (due, run) => {
        if (due > time.now()) time.moveTo(due);
        return work(time.now(), run);
      });
      time.moveTo(target);
    },
    nextDue: () => jobs.nextDue(),
    settle: () => jobs.runDue(time.now(), work),
    emit(organization_id, type, data) {
      const event = { organization_id, type, timestamp: time.instant(), data };
      events.push(event);
      undo(() => void events.splice(events.indexOf(event), 1));
      for (const hear of listeners) hear(event);
    },
    events,
    listen: (hear) => void listeners.push(hear),
    mail: (letter) => void mailbox.push(letter),
    mailbox,
    atomically(work) {
      if (journal) return work();
      const steps: (() => void)[] = [];
      journal = steps;
      try {
        return time.still(work);
      } catch (error) {
        journal = null;
        for (const step of steps.reverse()) step();
        throw error;
      } finally {
        journal = null;
      }
    },
  };
  return world;
}
