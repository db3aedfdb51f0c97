import { noAnswer, refused } from './failure.ts';
import { neverLeft } from './never-left.ts';
import { passageOf } from './passage.ts';
import type { PolarRequest, PolarResult } from './port.ts';
import { retryAfterOf } from './retry-after.ts';
import type { Arrived, Transport } from './transport.ts';
import { isWhole } from './whole.ts';

/** The version of Polar's API this adapter speaks; Polar answers 404 to one it does not know. */
const POLAR_VERSION = '2026-10';
/** The largest answer we read, in bytes. Polar's longest list, a hundred subscriptions, has half a megabyte. */
const LARGEST = 5 * 1024 * 1024;

/** What one exchange needs. `signal` is aborted by `aborts`, which also knows why. */
export interface Wire {
  readonly transport: Transport;
  /** Path and query. */
  readonly target: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Why the signal fired, null while it has not. */
  readonly aborted: () => 'timeout' | 'aborted' | null;
  /** Wall clock in ms, for a `Retry-After` that is a date. */
  readonly now: () => number;
}

/** One request to Polar and what became of it. Never throws. */
export async function exchange<T>(request: PolarRequest, wire: Wire): Promise<PolarResult<T>> {
  let answer: Arrived;
  try {
    answer = await wire.transport({
      method: request.method,
      target: wire.target,
      headers: headersOf(request, wire.token),
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: wire.signal,
    });
  } catch (cause) {
    return noAnswer(wire.aborted() ?? (neverLeft(cause) ? 'unreachable' : 'cut'), request, { cause });
  }
  const { status } = answer;
  return status >= 200 && status < 300 ? read<T>(answer, request, wire) : failed(answer, request, wire);
}

function headersOf({ body, passage, version = POLAR_VERSION }: PolarRequest, token: string): Record<string, string> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' };
  if (version !== null) headers['polar-version'] = version;
  if (body !== undefined) headers['content-type'] = 'application/json';
  // What flows through is not unpacked on its way.
  return passage === 'stream' ? { ...headers, accept: '*/*', 'accept-encoding': 'identity' } : headers;
}

async function read<T>(answer: Arrived, request: PolarRequest, wire: Wire): Promise<PolarResult<T>> {
  const { status } = answer;
  // The one who asks for a passage names it as the type of the body.
  if (request.passage === 'stream') return { ok: true, status, body: passageOf(answer, answer.parts()) as T };
  let text: string | null;
  try {
    text = await answer.text(LARGEST);
  } catch (cause) {
    return noAnswer(wire.aborted() ?? 'cut', request, { status, cause });
  }
  if (text === null) return noAnswer('unreadable', request, { status });
  if (request.passage) return { ok: true, status, body: passageOf(answer, text || null) as T };
  try {
    // Typed by the caller: unknown fields and values pass, the contract's output check comes later.
    const body = text === '' ? (null as T) : JSON.parse(text);
    return isWhole(request, status, body) ? { ok: true, status, body } : noAnswer('unreadable', request, { status });
  } catch (cause) {
    return noAnswer('unreadable', request, { status, cause });
  }
}

async function failed(answer: Arrived, request: PolarRequest, wire: Wire): Promise<PolarResult<never>> {
  const { status } = answer;
  const retryAfter = retryAfterOf(answer.header('retry-after'), wire.now());
  // A browser shows a redirect it does not follow as status 0.
  if (status < 400 || status >= 500) {
    answer.drop();
    return noAnswer(status >= 500 ? 'broken' : 'redirected', request, { status, retryAfter });
  }
  const text = await answer.text(LARGEST).catch(() => null);
  const no = refused(status, parsed(text ?? ''), request, retryAfter);
  if (!request.passage || no.failure.kind !== 'refused') return no;
  return { ok: false, failure: { ...no.failure, passage: passageOf(answer, text) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
