import { createFloe, type Floe } from '../../../server-adapter/index.ts';
import { agent } from '../../adapter/house.ts';
import { faultyStore } from '../../faults/faulty-store.ts';
import { UPSTREAM_FAULTS, type UpstreamFaultName } from '../../faults/upstream-faults.ts';
import type { Mishap } from './schedule.ts';
import { launch } from './send.ts';
import type { Stage } from './stage.ts';
import { naiveStore, naiveWay, type Twin } from './twins.ts';

/** What somebody was told, unless the process died over it. */
export type Told =
  | { readonly died: true }
  // biome-ignore lint/suspicious/noExplicitAny: answers of several operations
  | { readonly died: false; readonly status: number; readonly body: any };

export interface Asked {
  readonly agent: number;
  readonly key?: string | undefined;
  readonly input: object;
}

/** One adapter process on the shared store. It may die at any call or commit, and starts anew at once. */
export interface Replica {
  arm(mishaps: readonly Mishap[]): void;
  ask(name: string, call: Asked): Promise<Told>;
  tick(): Promise<void>;
  kill(): void;
  skew(ms: number): void;
}

interface Life {
  readonly floe: Floe;
  readonly over: Promise<'over'>;
  die(): void;
}

const AGENTS = ['a-1', 'a-2', 'a-3'];
/** The agent with a limit. */
const LIMITED = 2;
const never = <T>() => new Promise<T>(() => undefined);

export function startReplica(stage: Stage, twin: Twin | null): Replica {
  const { turns, counter } = stage;
  let skew = 0;
  let armed: { readonly mishap: Mishap; left: number }[] = [];
  let life = begin();

  /** What happens to the next call or commit. */
  function take(at: Mishap['at']): string | null {
    for (const one of armed.filter(({ mishap }) => mishap.at === at)) {
      one.left -= 1;
      if (one.left !== -1) continue;
      const { kind } = one.mishap;
      stage.met.add(kind);
      return kind;
    }
    return null;
  }

  function begin(): Life {
    let dead = false;
    let end: (over: 'over') => void = () => undefined;
    const over = new Promise<'over'>((resolve) => {
      end = resolve;
    });
    const die = () => {
      if (dead) return;
      dead = true;
      life = begin();
      end('over');
    };
    /** Takes its time; nothing after it happens in a process that is gone. */
    const passes = async (ms: number) => {
      if (ms > 0) await turns.wait(ms);
      if (dead) await never();
    };
    const floe = createFloe({
      polar: { accessToken: 'polar_oat_demo', fetch: naiveWay(twin, way({ take, die, passes }), stage), pace: turns },
      authenticate: (request) => {
        const who = Number(request.headers.get('authorization'));
        return agent({ id: AGENTS[who] ?? '', ...(who === LIMITED ? { limits: { usd: 1_500 } } : {}) });
      },
      secret: 'a-secret-for-tests-of-at-least-32-bytes',
      origins: ['https://app.example.com'],
      database: naiveStore(twin, commits({ take, die, passes })),
      clock: { now: () => stage.clock.now() + skew },
      random: stage.random,
      approver: { expiresInHours: 0.15 },
    });
    return { floe, over, die };
  }

  interface Process {
    take(at: Mishap['at']): string | null;
    die(): void;
    passes(ms: number): Promise<void>;
  }

  /** The way to Polar. */
  function way({ take, die, passes }: Process): typeof fetch {
    return async (url, init) => {
      await passes(0);
      const request = new Request(url, { ...init, signal: null });
      const isPay = request.method === 'POST' && request.url.endsWith('/v1/refunds/');
      const flight = isPay ? await launch(stage, await request.clone().json()) : null;
      const land = () => void (flight && stage.flights.delete(flight));
      const forward = async () => (flight ? counter.pay(request).finally(land) : counter.polar.fetch(request));
      await passes(1 + stage.random() * 40);
      const kind = take(isPay ? 'pay' : 'read');
      const fault = kind && kind in UPSTREAM_FAULTS ? UPSTREAM_FAULTS[kind as UpstreamFaultName] : null;
      if (kind === 'dies_before' || fault?.done === false) land();
      if (kind === 'dies_before') die();
      await passes(0);
      const signal = init?.signal ?? new AbortController().signal;
      const later = (ms: number, work: () => void) => void turns.after(ms, work);
      const answer = await (fault ? fault.meet({ forward, signal, later, now: stage.clock.now }) : forward());
      if (kind === 'dies_after') die();
      await passes(stage.random() * 20);
      return answer;
    };
  }

  /** The way to the database. */
  function commits({ take, die, passes }: Process) {
    return faultyStore(stage.store, async () => {
      await passes(0);
      const kind = take('commit');
      if (kind === 'dies_before') die();
      await passes(kind === 'slow' ? 20_000 : 0);
      return {
        fault: kind === 'fails' || kind === 'ack_lost' ? kind : null,
        kept: async (lines) => {
          for (const line of lines) stage.trail.add(line);
          if (kind === 'dies_after') die();
          await passes(stage.random() * 3);
        },
      };
    });
  }

  const alive = <T>(work: (floe: Floe) => Promise<T>): Promise<T | 'over'> =>
    Promise.race([work(life.floe), life.over]);

  return {
    arm: (mishaps) => {
      armed = mishaps.map((mishap) => ({ mishap, left: mishap.nth }));
    },
    ask: async (name, { agent: who, key, input }) => {
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'floe-client': '1',
        authorization: String(who),
      };
      if (key) headers['idempotency-key'] = key;
      const body = JSON.stringify({ input, customer: { id: counter.customer } });
      const request = new Request(`http://floe.test/floe/${name}`, { method: 'POST', headers, body });
      const response = await alive(({ handler }) => handler(request));
      if (response === 'over') return { died: true };
      return { died: false, status: response.status, body: await response.json() };
    },
    tick: async () => {
      try {
        await alive((floe) => floe.tick());
      } catch (error) {
        // The host's timer tells it and comes again.
        if (!(error instanceof Error) || error.name !== 'StoreUnavailable') throw error;
      }
    },
    kill: () => life.die(),
    skew: (ms) => {
      skew = ms;
    },
  };
}
