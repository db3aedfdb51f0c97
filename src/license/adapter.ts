import type { LicenseOptions } from './options.ts';
import { type LicenseState, unknown } from './states.ts';
import { type Question, type Reply, type Said as SaidBy, send, type Way } from './way.ts';

/** Of a key that is good; a machine that gave its place back is told no ticket. */
interface Good {
  readonly license_key_id: string;
  readonly activation_id: string;
  readonly expires_at: string | null;
  readonly usage: number;
  readonly limit_usage: number | null;
  readonly ticket?: string;
}

/** Why not. */
interface Refused {
  readonly reason?: string;
  readonly expires_at?: string | null;
  readonly usage?: number | null;
  readonly limit_usage?: number | null;
}

type Said = SaidBy<{
  readonly result?: Good;
  readonly type?: string;
  readonly code?: string;
  readonly state?: Refused;
}> | null;

/** The way through a Floe adapter. */
export function throughAdapter(options: LicenseOptions): Way {
  const { url, connection = 'default', publicKeys } = options;
  const ask = (what: string, input: object): Promise<Said> =>
    send(options, `${url}/license/${what}`, { input: { connection, ...input } });
  const signed = ({ key, fingerprint, nonce }: Question) => ({
    key,
    fingerprint,
    nonce,
    kids: Object.keys(publicKeys),
  });
  return {
    activate: async (question) => read(await ask('activate', { ...signed(question), label: question.label })),
    validate: async ({ license, activation, use, ...question }) =>
      read(
        await ask('validate', {
          ...signed({ ...question, license, activation, use }),
          license_key_id: license,
          activation_id: activation,
          ...(use > 0 && { increment_usage: use }),
        }),
      ),
    deactivate: async ({ key, license, activation }) => {
      const said = await ask('deactivate', { key, license_key_id: license, activation_id: activation });
      return said?.body?.result?.activation_id === activation || codeOf(said) === 'not_found';
    },
  };
}

/** A code of Floe’s, and of nobody who answers in its place. */
function codeOf(said: Said): string | null {
  const { code, type } = said?.body ?? {};
  return code && type === `urn:floe:${code}` ? code : null;
}

/** Said by the adapter before it asked anybody. */
const NOT_SENT = ['rate_limited', 'unavailable', 'unknown_operation', 'origin_refused', 'invalid_input', 'bad_json'];

function read(said: Said): Reply {
  const { result } = said?.body ?? {};
  if (result?.ticket) {
    const { license_key_id, activation_id, expires_at, usage, limit_usage, ticket } = result;
    const endsAt = expires_at === null ? null : Date.parse(expires_at);
    const facts = { license: license_key_id, activation: activation_id, endsAt, usage, limitUsage: limit_usage };
    return { kind: 'good', facts, ticket };
  }
  const code = codeOf(said);
  const { reason, ...state } = said?.body?.state ?? {};
  const no = code === 'not_found' ? unknown('not_found') : code === 'state_conflict' ? refusalOf(reason, state) : null;
  if (no) return { kind: 'no', state: no };
  const outdated = reason === 'unknown_kids';
  return { kind: 'none', sent: !outdated && !NOT_SENT.includes(code ?? ''), wait: said?.wait ?? 0, outdated };
}

function refusalOf(
  reason: string | undefined,
  { expires_at, usage = null, limit_usage = null }: Refused,
): LicenseState | null {
  switch (reason) {
    case 'expired':
      return { state: 'expired', todo: 'renew', endsAt: expires_at ? Date.parse(expires_at) : null };
    case 'revoked':
    case 'disabled':
    case 'ended':
      return { state: 'revoked', todo: 'ask_the_seller', disabled: reason === 'disabled' };
    case 'activation_limit':
      return { state: 'limit_reached', of: 'devices', todo: 'free_a_device' };
    case 'usage_limit':
      return { state: 'limit_reached', of: 'usage', todo: 'buy_more', usage, limitUsage: limit_usage };
    case 'signed_out':
      return unknown('signed_out');
    default:
      return null;
  }
}
