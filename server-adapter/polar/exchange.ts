import { noAnswer, refused } from './failure.ts';
import { neverLeft } from './never-left.ts';
import type { PolarRequest, PolarResult } from './port.ts';
import { readText } from './read-body.ts';
import { retryAfterOf } from './retry-after.ts';

/** The version of Polar's API this adapter speaks; Polar answers 404 to one it does not know. */
const POLAR_VERSION = '2026-10';

/** What one exchange needs. `signal` is aborted by `aborts`, which also knows why. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Why the signal fired, null while it has not. */
  readonly aborted: () => 'timeout' | 'aborted' | null;
  /** Wall clock in ms, for a `Retry-After` that is a date. */
  readonly now: () => number;
}

/** One request to Polar and what became of it. Never throws. */
export async function exchange<T>(request: PolarRequest, wire: Wire): Promise<PolarResult<T>> {
  let response: Response;
  try {
    response = await wire.fetch(wire.url, {
      method: request.method,
      headers: headersOf(request, wire.token),
      // A redirected write would be repeated or lose its body; a redirected token would go to a stranger.
      redirect: 'manual',
      signal: wire.signal,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
  } catch (cause) {
    return noAnswer(wire.aborted() ?? (neverLeft(cause) ? 'unreachable' : 'cut'), request, { cause });
  }
  if (response.ok) return read<T>(response, request, wire);
  return failed(response, request, wire);
}

function headersOf({ body }: PolarRequest, token: string): Record<string, string> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'polar-version': POLAR_VERSION };
  return body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
}

async function read<T>(response: Response, request: PolarRequest, wire: Wire): Promise<PolarResult<T>> {
  const { status } = response;
  let text: string;
  try {
    text = await readText(response);
  } catch (cause) {
    const unreadable = cause instanceof Error && cause.name === 'TooLarge';
    return noAnswer(wire.aborted() ?? (unreadable ? 'unreadable' : 'cut'), request, { status, cause });
  }
  try {
    // Typed by the caller: unknown fields and values pass, the contract's output check comes later.
    return { ok: true, status, body: text === '' ? (null as T) : JSON.parse(text) };
  } catch (cause) {
    return noAnswer('unreadable', request, { status, cause });
  }
}

async function failed(response: Response, request: PolarRequest, wire: Wire): Promise<PolarResult<never>> {
  const { status } = response;
  const retryAfter = retryAfterOf(response.headers.get('retry-after'), wire.now());
  // A browser shows a redirect it does not follow as status 0.
  if (status < 400 || status >= 500) {
    await response.body?.cancel().catch(() => undefined);
    return noAnswer(status >= 500 ? 'broken' : 'redirected', request, { status, retryAfter });
  }
  const text = await readText(response).catch(() => '');
  return refused(status, parsed(text), request, retryAfter);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
