import type { JWTVerifyOptions, JWTVerifyResult } from 'jose';
import { utf8 } from '../engine/bytes.ts';
import type { Clock } from '../engine/clock.ts';
import { assertSecret } from '../engine/derive-key.ts';
import { checkByHeader, type SessionCheck } from '../engine/session-check.ts';
import { bearerOf } from './bearer.ts';
import { callerOf, lifeOf, SKEW_SECONDS } from './claims.ts';

/** Where the verification key comes from. The algorithm follows from it and never from the token. */
export type JwtOptions = (
  | { /** Shared secret of at least 32 bytes: HS256. */ readonly secret: string }
  | {
      /** Published keys. */
      readonly jwksUrl: string;
      /** @default ['RS256', 'ES256', 'EdDSA'] */
      readonly algorithms?: readonly string[] | undefined;
    }
) & {
  readonly issuer?: string | undefined;
  /** @default 'floe' */
  readonly audience?: string | undefined;
  readonly clock?: Clock | undefined;
  /** Fetches the published keys. */
  readonly fetch?: typeof globalThis.fetch | undefined;
};

const ASYMMETRIC = ['RS256', 'ES256', 'EdDSA'];

/**
 * Reads callers from JSON Web Tokens: `aud` "floe", `sub`, `exp` at most 15 minutes away, `kind`, and as they apply
 * `permissions`, `name`, `limits`, `ticket`, `customer`, `member`, `connection`. The library is loaded at the first token.
 *
 * @example
 * createFloe({ authenticate: jwtCallers({ secret: process.env.FLOE_SECRET }), … });
 */
export function jwtCallers(options: JwtOptions): SessionCheck {
  if ('secret' in options) assertSecret(options.secret);
  const { issuer, audience = 'floe', clock = Date } = options;
  let verifier: Promise<Verifier> | undefined;
  return checkByHeader(async (header) => {
    const token = bearerOf(header);
    if (!token) return null;
    verifier ??= openVerifier(options).catch((error) => {
      verifier = undefined;
      throw error;
    });
    const verify = await verifier;
    const claims = await verify(token, { audience, now: clock.now(), ...(issuer === undefined ? {} : { issuer }) });
    if (typeof claims === 'string') return claims === 'expired' ? 'expired' : null;
    return lifeOf(claims.exp, clock.now()) === 'valid' ? callerOf(claims) : null;
  });
}

interface Expected {
  readonly audience: string;
  readonly issuer?: string;
  readonly now: number;
}

/** The claims of a genuine token, or why it is none. */
type Verifier = (
  token: string,
  expected: Expected,
) => Promise<Readonly<Record<string, unknown>> | 'expired' | 'refused'>;

/** Errors that say nothing about the token: its keys could not be fetched or read. */
const ABOUT_KEYS: readonly string[] = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

async function openVerifier(options: JwtOptions): Promise<Verifier> {
  const jose = await import('jose');
  const verify = signatureCheck(jose, options);
  const algorithms = 'secret' in options ? ['HS256'] : [...(options.algorithms ?? ASYMMETRIC)];
  return async (token, { audience, issuer, now }) => {
    try {
      const { payload } = await verify(token, {
        algorithms,
        audience,
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'exp', 'kind'],
        ...(issuer === undefined ? {} : { issuer }),
      });
      return payload;
    } catch (error) {
      if (error instanceof jose.errors.JWTExpired) return 'expired';
      if (!(error instanceof jose.errors.JOSEError) || ABOUT_KEYS.includes(error.code)) throw error;
      return 'refused';
    }
  };
}

type Jose = typeof import('jose');
type Check = (token: string, rules: JWTVerifyOptions) => Promise<JWTVerifyResult>;

function signatureCheck({ jwtVerify, createRemoteJWKSet, customFetch }: Jose, options: JwtOptions): Check {
  if ('secret' in options) {
    const secret = utf8(options.secret);
    return (token, rules) => jwtVerify(token, secret, rules);
  }
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), options.fetch ? { [customFetch]: options.fetch } : {});
  return (token, rules) => jwtVerify(token, keys, rules);
}
