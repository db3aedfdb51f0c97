import { createHash } from 'node:crypto';
import { memoryStore } from '../../../server-adapter/index.ts';
import type { Store } from '../../../server-adapter/store/port.ts';
import { createTurns, type Turns } from '../../faults/turns.ts';
import { mulberry } from '../random.ts';
import type { Breach, BreachKind } from './breach.ts';
import { type Counter, openCounter } from './counter.ts';

export const CONNECTION = 'default';
const START = Date.parse('2026-11-23T12:00:00Z');

/** What somebody wanted: one click on "Refund". */
export interface Intent {
  readonly key: string;
  readonly agent: number;
  readonly order: string;
  readonly amount: number;
  /** What the screen showed as left to the one who let it go out. */
  shown: number;
  asked: number;
}

/** A refund that was handed to the network and may still be carried out. */
export interface Flight {
  readonly operation: string;
  readonly order: string;
  readonly amount: number;
}

/** What a schedule is played on. */
export interface Stage {
  readonly turns: Turns;
  readonly clock: { now(): number };
  readonly random: () => number;
  readonly counter: Counter;
  readonly store: Store;
  readonly intents: Intent[];
  readonly flights: Set<Flight>;
  /** How often each operation was handed to the network. */
  readonly sent: Map<string, number>;
  /** Lines of the trail that are committed. */
  readonly trail: Set<string>;
  readonly breaches: Breach[];
  /** Kinds of faults that were met. */
  readonly met: Set<string>;
  breach(kind: BreachKind, what: string): void;
}

/** A digest made on another thread would come back in the time of the machine, not in that of the schedule. */
function digestAtOnce(): void {
  crypto.subtle.digest = async (_algorithm, data) => {
    const view = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(createHash('sha256').update(view).digest()).buffer;
  };
}

export function openStage(seed: number): Stage {
  digestAtOnce();
  const turns = createTurns();
  const clock = { now: () => START + turns.now() };
  const breaches: Breach[] = [];
  return {
    turns,
    clock,
    random: mulberry(seed),
    counter: openCounter(clock),
    store: memoryStore(),
    intents: [],
    flights: new Set(),
    sent: new Map(),
    trail: new Set(),
    breaches,
    met: new Set(),
    breach: (kind, what) => void breaches.push({ kind, what }),
  };
}
