import { defaultTransport } from '../polar/default-transport.ts';
import { neverLeft } from '../polar/never-left.ts';
import { overFetch } from '../polar/over-fetch.ts';
import { baseOf } from '../polar/target.ts';
import type { Arrived } from '../polar/transport.ts';
import type { ConnectOptions, OAuthClient } from './options.ts';

/** An answer of Polar's OAuth endpoints. `lost`: nobody can say whether Polar did what was asked. */
export type Said =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly lost: boolean; readonly error: string | null };

/** Asks an OAuth endpoint as Floe's own client. Sent once; never throws; nothing of an answer is told anywhere. */
export type AskPolar = (
  what: 'token' | 'introspect' | 'revoke',
  form: Readonly<Record<string, string>>,
) => Promise<Said>;

const DEADLINE = 20_000;
const LARGEST = 64 * 1024;

export function createAsk({ baseUrl, fetch, transport }: ConnectOptions, client: OAuthClient): AskPolar {
  const { clientId: client_id, clientSecret: client_secret } = client;
  const way = transport ?? (fetch ? (base: string) => overFetch(base, fetch) : defaultTransport);
  const send = way(baseOf(baseUrl ?? 'https://api.polar.sh'));
  return async (what, form) => {
    let answer: Arrived;
    try {
      answer = await send({
        method: 'POST',
        target: `/v1/oauth2/${what}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({ ...form, client_id, client_secret }).toString(),
        signal: AbortSignal.timeout(DEADLINE),
      });
    } catch (cause) {
      return { ok: false, lost: !neverLeft(cause), error: null };
    }
    const body = await answer.text(LARGEST).then(parsed, () => null);
    const isNo = answer.status >= 400 && answer.status < 500 && answer.status !== 408;
    if (answer.status === 200 && body) return { ok: true, body };
    return { ok: false, lost: !isNo, error: typeof body?.error === 'string' ? body.error : null };
  };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
