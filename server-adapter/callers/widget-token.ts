import { fromBase64Url, textOf, toBase64Url, utf8 } from '../engine/bytes.ts';
import type { Caller } from '../engine/caller.ts';
import type { Clock } from '../engine/clock.ts';
import { assertSecret, deriveKey } from '../engine/derive-key.ts';
import { checkByHeader, type SessionCheck } from '../engine/session-check.ts';
import { bearerOf } from './bearer.ts';
import { type Claims, callerOf, lifeOf, MAX_LIFE_SECONDS } from './claims.ts';

const PREFIX = 'floe_wt_';
/** Verified tokens kept, so that a panel's calls pay for one signature. */
const KEPT = 1000;

export interface WidgetTokenOptions {
  /** At least 32 bytes; the same on every instance. */
  readonly secret: string;
  readonly clock?: Clock | undefined;
}

export interface WidgetClaims extends Omit<Claims, 'exp'> {
  /** Seconds to live. @default 900, which is also the most. */
  readonly expiresIn?: number | undefined;
  /** The only page origin the token works from. */
  readonly origin?: string | undefined;
}

export interface WidgetTokens {
  /** Makes a token for the page. Call it from the host's server, after its own session check. */
  sign(claims: WidgetClaims): Promise<string>;
  /** Reads one from a request's bearer: for `authenticate`. */
  readonly authenticate: SessionCheck;
}

interface Verified {
  readonly caller: Caller;
  readonly exp: number;
  readonly origin: unknown;
}

/**
 * Short-lived tokens that the host's server signs and hands to its page. They carry who the caller is and nothing that
 * Polar would accept.
 *
 * @example
 * const tokens = widgetTokens({ secret });
 * const floe = createFloe({ authenticate: tokens.authenticate, … });
 * const token = await tokens.sign({ kind: 'customer', sub: user.id });
 */
export function widgetTokens({ secret, clock = Date }: WidgetTokenOptions): WidgetTokens {
  assertSecret(secret);
  let derived: Promise<CryptoKey> | undefined;
  const key = () => {
    derived ??= deriveKey(secret, 'widget-token');
    return derived;
  };
  const known = new Map<string, Verified>();

  async function verify(token: string): Promise<Verified | null> {
    const kept = known.get(token);
    if (kept) return kept;
    const [payload = '', mac = '', ...rest] = token.slice(PREFIX.length).split('.');
    const signature = fromBase64Url(mac);
    if (rest.length > 0 || !signature) return null;
    if (!(await crypto.subtle.verify('HMAC', await key(), signature, utf8(payload)))) return null;
    const verified = readPayload(payload);
    if (!verified) return null;
    if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
    known.set(token, verified);
    return verified;
  }

  return {
    async sign({ expiresIn = MAX_LIFE_SECONDS, ...claims }) {
      if (!(expiresIn > 0 && expiresIn <= MAX_LIFE_SECONDS)) {
        throw new RangeError(`Floe: a widget token lives 1 to ${MAX_LIFE_SECONDS} seconds; renew it instead.`);
      }
      const exp = Math.floor(clock.now() / 1000) + expiresIn;
      const payload = toBase64Url(utf8(JSON.stringify({ ...claims, exp })));
      const mac = await crypto.subtle.sign('HMAC', await key(), utf8(payload));
      return `${PREFIX}${payload}.${toBase64Url(new Uint8Array(mac))}`;
    },
    authenticate: checkByHeader(async (header) => {
      const token = bearerOf(header);
      if (!token?.startsWith(PREFIX)) return null;
      const verified = await verify(token);
      if (!verified) return null;
      const life = lifeOf(verified.exp, clock.now());
      if (life !== 'valid') return life === 'expired' ? 'expired' : null;
      if (verified.origin !== undefined && verified.origin !== header('origin')) return null;
      return verified.caller;
    }),
  };
}

function readPayload(payload: string): Verified | null {
  const bytes = fromBase64Url(payload);
  const text = bytes && textOf(bytes);
  const claims: unknown = text ? JSON.parse(text) : null;
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(Object(claims)));
  const caller = callerOf(fields);
  return caller && typeof fields.exp === 'number' ? { caller, exp: fields.exp, origin: fields.origin } : null;
}
