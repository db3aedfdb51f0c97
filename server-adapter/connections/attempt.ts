import { fromBase64Url, textOf, toBase64Url, utf8 } from '../engine/bytes.ts';
import type { Actor } from '../store/people.ts';
import { isConnectionName } from './assert.ts';
import type { Ports } from './ports.ts';

/** Somebody has gone to Polar to be asked, and may come back once, with the same browser. */
export interface Attempt {
  /** Behind the challenge that Polar was given. */
  readonly verifier: string;
  /** Digest of what the browser holds as a cookie. */
  readonly browser: string;
  /** The page that gets the browser back. */
  readonly returnTo: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expiresAt: number;
}

/** How long somebody may take at Polar, in ms. */
export const ATTEMPT_MS = 600_000;
const PREFIX = 'connect:';

const random = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

export async function digest(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

/** Name of the browser's cookie for one attempt: two of them in two tabs do not meet. */
export async function cookieOf(state: string, redirectUri: string): Promise<string> {
  const prefix = redirectUri.startsWith('https:') ? '__Secure-' : '';
  return `${prefix}floe-connect-${(await digest(state)).slice(0, 12)}`;
}

interface Opened {
  readonly state: string;
  readonly challenge: string;
  /** What the browser is given to hold. */
  readonly held: string;
}

/** Begins an attempt; those that nobody came back from are forgotten. */
export async function openAttempt(
  { services: { secrets, store, clock } }: Ports,
  connection: string,
  facts: Pick<Attempt, 'returnTo' | 'actor' | 'requestId'>,
): Promise<Opened> {
  const now = clock.now();
  await store.secrets.sweep(connection, PREFIX, now - ATTEMPT_MS);
  const state = `${toBase64Url(utf8(connection))}.${random()}`;
  const [verifier, held] = [random(), random()];
  const attempt: Attempt = { ...facts, verifier, browser: await digest(held), expiresAt: now + ATTEMPT_MS };
  await secrets.write(connection, PREFIX + (await digest(state)), JSON.stringify(attempt));
  return { state, challenge: await digest(verifier), held };
}

/** The attempt behind a state, once. Null: there is none, or it is over. */
export async function takeAttempt(
  { services: { secrets, clock } }: Ports,
  state: string,
): Promise<{ readonly connection: string; readonly attempt: Attempt } | null> {
  const bytes = fromBase64Url(state.split('.')[0] ?? '');
  const connection = bytes && textOf(bytes);
  if (!connection || !isConnectionName(connection)) return null;
  const text = await secrets.take(connection, PREFIX + (await digest(state)));
  // Written by `openAttempt`.
  const attempt: Attempt | null = text === null ? null : JSON.parse(text);
  return attempt && attempt.expiresAt > clock.now() ? { connection, attempt } : null;
}
