import { createBudget, type Rate } from '../polar/budget.ts';
import { type Pace, realPace } from '../polar/pace.ts';
import { retryAfterOf } from '../polar/retry-after.ts';
import { SinkFailure, WouldWrite } from './failure.ts';
import type { SinkAnswer, SinkAsk, SinkRequest } from './sink.ts';

interface Ports {
  readonly name: string;
  readonly rate?: Rate | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly pace?: Pace | undefined;
  readonly random?: (() => number) | undefined;
}

/** What comes between a request and the wire. */
export interface Gate {
  readonly isDry: boolean;
  /** Keeps the work with this adapter; throws where another has it. */
  readonly hold: () => Promise<void>;
}

const RATE: Rate = { burst: 10, perSecond: 5 };
/** One request may take so long (ms), and wait so long for its turn. */
const DEADLINE_MS = 10_000;
const PATIENCE_MS = 20_000;
const MOST_TRIES = 3;
/** The first retry waits up to so long (ms), the second up to twice that. */
const STEP_MS = 200;
/** An engine that asks for a longer wait (s) is asked in a later round. */
const WAIT_S = 2;

/** The way to one engine, its rate shared by all rounds. */
export function createAsk({ name, rate = RATE, fetch, pace = realPace, random = Math.random }: Ports) {
  const budget = createBudget(rate, pace);
  const send = fetch ?? ((input, init) => globalThis.fetch(input, init));

  async function attempt(request: SinkRequest): Promise<Tried> {
    const turn = await budget.take('background', PATIENCE_MS, new AbortController().signal);
    if (!turn.granted) throw new SinkFailure(`${name}: too much to ${request.what} at once.`, turn);
    try {
      const { method, url, body, headers } = request;
      const response = await send(url, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        // A secret does not follow to where an answer points.
        redirect: 'manual',
        signal: AbortSignal.timeout(DEADLINE_MS),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { response, text: await response.text() };
    } catch {
      return null;
    }
  }

  async function ask(request: SinkRequest, { isDry, hold }: Gate): Promise<SinkAnswer> {
    const isWrite = request.method !== 'GET' && !request.safe;
    if (isWrite && isDry) throw new WouldWrite(request.what);
    for (let tries = 1; ; tries += 1) {
      await hold();
      const tried = await attempt(request);
      const answer = tried && answerOf(tried, request);
      if (answer) return answer;
      const wait = waitAfter(tried, { tries, random, once: isWrite && request.once === true });
      if (wait === null) throw failureOf(name, request, tried);
      await new Promise<void>((resolve) => void pace.after(wait, resolve));
    }
  }

  return (gate: Gate): SinkAsk =>
    (request) =>
      ask(request, gate);
}

type Tried = { readonly response: Response; readonly text: string } | null;

function answerOf({ response, text }: NonNullable<Tried>, { accept = [] }: SinkRequest): SinkAnswer | null {
  const { ok, status } = response;
  if (!ok && !accept.includes(status)) return null;
  try {
    return { status, body: text === '' ? null : JSON.parse(text) };
  } catch {
    return { status, body: null };
  }
}

/** Milliseconds; null: it is not tried again now. */
function waitAfter(tried: Tried, { tries, random, once }: { tries: number; random: () => number; once: boolean }) {
  const status = tried?.response.status;
  const isRefused = status === 429;
  const isUnknown = status === undefined || status >= 500;
  if (tries >= MOST_TRIES || !(isRefused || (isUnknown && !once))) return null;
  const asked = waitAsked(tried);
  return asked > WAIT_S ? null : Math.max(asked * 1_000, random() * STEP_MS * 2 ** (tries - 1));
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'Its credential is not accepted.',
  403: 'Its credential may not do this.',
  404: 'There is no such place: look at the url, project and environment.',
  429: 'It asks to wait.',
};

function failureOf(name: string, { what }: SinkRequest, tried: Tried): SinkFailure {
  if (!tried) return new SinkFailure(`${name} could not be reached to ${what}.`);
  const { status } = tried.response;
  const advice = ADVICE[status] ?? (status >= 500 ? 'It has trouble of its own.' : 'It does not take this request.');
  return new SinkFailure(`${name} answered ${status} when asked to ${what}. ${advice}`, {
    retryAfter: waitAsked(tried),
  });
}

/** Seconds. */
const waitAsked = (tried: Tried): number =>
  retryAfterOf(tried?.response.headers.get('retry-after') ?? null, Date.now()) ?? 0;
