import { type DirectLicenseOptions, type LicenseClock, systemClock } from './options.ts';
import { unknown } from './states.ts';
import { type Question, type Reply, type Said as SaidBy, send, type Way } from './way.ts';

interface Key {
  readonly id: string;
  readonly key: string;
  readonly expires_at: string | null;
  readonly usage: number;
  readonly limit_usage: number | null;
  readonly limit_activations: number | null;
}

/** A machine that is allowed the key. */
interface Activation {
  readonly id: string;
  readonly meta?: { readonly fingerprint?: unknown };
}

type Validated = Key & { readonly activation?: Activation | null };
type Said = SaidBy<Partial<Validated & { readonly license_key: Key; readonly error: string }>> | null;

const FREE = 'https://api.polar.sh';
/** Polar takes three calls a second from one address, and then none for a minute: this makes two and a half (ms). */
const GAP = 400;

/** When each Polar is next asked: all licenses of a program share its address. */
const turns = new Map<string, number>();

async function turn(url: string, clock: LicenseClock): Promise<void> {
  const now = clock.now();
  const at = Math.max(now, Math.min(turns.get(url) ?? 0, now + 60_000));
  turns.set(url, at + GAP);
  if (at > now) await new Promise<void>((resolve) => void clock.after(at - now, resolve));
}

/** The way straight to Polar, where there is no adapter: by the ways that are open to whoever knows a key. */
export function toPolar(options: DirectLicenseOptions): Way {
  const { organizationId: organization_id, url = FREE, clock = systemClock } = options;
  const ask = async (what: string, body: object): Promise<Said> => {
    await turn(url, clock);
    return send(options, `${url}/v1/customer-portal/license-keys/${what}`, { ...body, organization_id });
  };

  async function validate({ key, activation, fingerprint, use }: Question): Promise<Reply> {
    const body = { key, ...(activation && { activation_id: activation }), ...(use > 0 && { increment_usage: use }) };
    const said = await ask('validate', body);
    const validated = keyIn(said, key);
    if (validated) return goodOf(validated, validated.activation, fingerprint);
    if (isRefusal(said, 400, 'BadRequest'))
      return {
        kind: 'no',
        state: { state: 'limit_reached', of: 'usage', todo: 'buy_more', usage: null, limitUsage: null },
      };
    return isRefusal(said, 404, 'ResourceNotFound') ? { kind: 'no', state: unknown('not_found') } : noneOf(said);
  }

  return {
    validate,
    activate: async (question) => {
      const { key, label, fingerprint, activation } = question;
      const before = activation ? await validate(question) : null;
      if (before?.kind === 'good') return before;
      const bare = await ask('validate', { key });
      if (isRefusal(bare, 404, 'ResourceNotFound')) return { kind: 'no', state: unknown('not_found') };
      const validated = keyIn(bare, key);
      if (!validated) return noneOf(bare);
      if (validated.limit_activations === null) return goodOf(validated, null, fingerprint);
      const said = await ask('activate', { key, label, meta: { fingerprint } });
      // A machine, with the key it has a place of.
      if (said?.status === 200 && said.body?.license_key?.key === key)
        return goodOf(said.body.license_key, said.body as Activation, fingerprint);
      // The key was good a moment ago, so what Polar does not permit is one more device.
      if (isRefusal(said, 403, 'NotPermitted'))
        return { kind: 'no', state: { state: 'limit_reached', of: 'devices', todo: 'free_a_device' } };
      return noneOf(said);
    },
    deactivate: async ({ key, activation }) => {
      const said = await ask('deactivate', { key, activation_id: activation });
      return said?.status === 204 || isRefusal(said, 404, 'ResourceNotFound');
    },
  };
}

/** By its name, too: a 404 from anything between here and Polar is none of Polar’s. */
const isRefusal = (said: Said, status: number, error: string): boolean =>
  said?.status === status && said.body?.error === error;

/** The key that was asked about: whoever names it has looked it up. */
const keyIn = (said: Said, key: string): Validated | null =>
  said?.status === 200 && said.body?.key === key ? (said.body as Validated) : null;

const noneOf = (said: Said): Reply => ({ kind: 'none', sent: said?.status !== 429, wait: said?.wait ?? 0 });

/** What Polar says of a key that is good, for a machine. */
function goodOf(key: Key, activation: Activation | null | undefined, fingerprint: string): Reply {
  const isOwn = activation ? activation.meta?.fingerprint === fingerprint : key.limit_activations === null;
  if (!isOwn) return { kind: 'no', state: unknown('signed_out') };
  const endsAt = key.expires_at === null ? null : Date.parse(key.expires_at);
  const { id: license, usage, limit_usage: limitUsage } = key;
  return {
    kind: 'good',
    facts: { license, activation: activation?.id ?? null, endsAt, usage, limitUsage },
    ticket: null,
  };
}
