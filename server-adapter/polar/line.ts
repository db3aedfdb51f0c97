import type { Breaker } from './breaker.ts';
import type { Budget } from './budget.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { exchange } from './exchange.ts';
import { type Failed, isRead, noAnswer } from './failure.ts';
import type { Pace } from './pace.ts';
import { until } from './passage.ts';
import type { Passage, PolarRequest, PolarResult } from './port.ts';
import { retryWait } from './retry.ts';
import { targetOf } from './target.ts';
import type { Transport } from './transport.ts';

/** What all calls of one connection share. */
export interface LineOptions {
  readonly transport: Transport;
  readonly clock: { now(): number };
  readonly random: () => number;
  readonly pace: Pace;
  readonly breakerOf: (path: string) => Breaker;
  /** Shared by all tokens that Polar has not seen lately. */
  readonly newcomers: Budget;
}

/** A token and the budget of the identity behind it. */
export interface Identity {
  /** Those of connections that were made at run time are renewed. */
  token: string;
  readonly budget: Budget;
  /** When the token was last used (pace time), null before its first use. */
  usedAt: number | null;
}

/** A call as one identity, with deadline, budget, breaker and, for reads, retries. */
export type Call = <T>(request: PolarRequest, identity: Identity) => Promise<PolarResult<T>>;

const READ_DEADLINE = 10_000;
const WRITE_DEADLINE = 30_000;
/** What flows through takes as long as its reader does; nobody reads for longer than this. */
const STREAM_DEADLINE = 300_000;
/** Polar counts a token it has not seen for so long as unknown. */
const FORGOTTEN_AFTER = 5 * 60_000;

export function createLine(options: LineOptions): Call {
  const { transport, pace, clock, random, breakerOf, newcomers } = options;

  /** Waits for the budgets; null when the call may go. */
  async function admit(request: PolarRequest, identity: Identity, deadline: Deadline): Promise<Failed | null> {
    const refused = (await turn(identity.budget)) ?? (isNew(identity) ? await turn(newcomers) : null);
    if (refused) return refused;
    const why = deadline.why();
    if (why !== null) return noAnswer(why, request, { sent: false });
    const rest = breakerOf(request.path).closedFor();
    return rest === null ? null : noAnswer('open', request, { retryAfter: rest, sent: false });

    async function turn(budget: Budget): Promise<Failed | null> {
      const taken = budget.take(request.class ?? 'widget', deadline.left(), deadline.signal);
      const answer = taken instanceof Promise ? await taken : taken;
      if (answer.granted) return null;
      const kind = deadline.why() === 'aborted' ? 'aborted' : 'throttled';
      return noAnswer(kind, request, { retryAfter: answer.retryAfter, sent: false });
    }
  }

  /** The first to ask uses the token; those who come with it at the same moment do not count again. */
  function isNew(identity: Identity): boolean {
    const isForgotten = identity.usedAt === null || pace.now() - identity.usedAt > FORGOTTEN_AFTER;
    identity.usedAt = pace.now();
    return isForgotten;
  }

  async function attempt<T>(request: PolarRequest, identity: Identity, deadline: Deadline): Promise<PolarResult<T>> {
    const stopped = await admit(request, identity, deadline);
    if (stopped) return stopped;
    const result = await exchange<T>(request, {
      transport,
      target: targetOf(request),
      token: identity.token,
      signal: deadline.signal,
      aborted: deadline.why,
      now: clock.now,
    });
    breakerOf(request.path).note(result);
    if (!result.ok && result.failure.status === 429) identity.budget.pause(result.failure.retryAfter ?? 1);
    return result;
  }

  return async <T>(request: PolarRequest, identity: Identity): Promise<PolarResult<T>> => {
    const deadline = startDeadline(pace, deadlineOf(request), request.signal);
    let flows = false;
    try {
      for (let retries = 0; ; retries += 1) {
        const result = await attempt<T>(request, identity, deadline);
        const wait = isRead(request) ? retryWait(result, retries, random) : null;
        if (wait === null || wait >= deadline.left()) {
          flows = request.passage === 'stream' && result.ok;
          return flows ? flowing(result, deadline.stop) : result;
        }
        await deadline.wait(wait);
      }
    } finally {
      if (!flows) deadline.stop();
    }
  };
}

function deadlineOf(request: PolarRequest): number {
  if (request.passage === 'stream') return STREAM_DEADLINE;
  return isRead(request) ? READ_DEADLINE : WRITE_DEADLINE;
}

/** The deadline goes on with the body and ends with it. */
function flowing<T>(result: PolarResult<T>, over: () => void): PolarResult<T> {
  if (!result.ok) return result;
  const passage = result.body as Passage;
  if (passage.body === null || typeof passage.body === 'string') return result;
  return { ...result, body: { ...passage, body: until(passage.body, over) } as T };
}
