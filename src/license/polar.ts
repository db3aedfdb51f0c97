import { type DirectLicenseOptions, type LicenseClock, systemClock } from './options.ts';
import { unknown } from './states.ts';
import { type Question, type Reply, type Said, send, type Way } from './way.ts';

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
  const ask = async (what: string, body: object): Promise<Said | null> => {
    await turn(url, clock);
    return send(options, `${url}/v1/customer-portal/license-keys/${what}`, { ...body, organization_id });
  };

  async function validate({ key, activation, fingerprint, use }: Question): Promise<Reply> {
    const body = { key, ...(activation && { activation_id: activation }), ...(use > 0 && { increment_usage: use }) };
    const said = await ask('validate', body);
    if (said?.status === 200 && said.body?.key === key) return goodOf(said.body, said.body.activation, fingerprint);
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
      if (bare?.status !== 200 || bare.body?.key !== key) return noneOf(bare);
      if (bare.body.limit_activations === null) return goodOf(bare.body, null, fingerprint);
      const said = await ask('activate', { key, label, meta: { fingerprint } });
      if (said?.status === 200 && said.body?.license_key?.key === key)
        return goodOf(said.body.license_key, said.body, fingerprint);
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
const isRefusal = (said: Said | null, status: number, error: string): boolean =>
  said?.status === status && said.body?.error === error;

const noneOf = (said: Said | null): Reply => ({ kind: 'none', sent: said?.status !== 429, wait: said?.wait ?? 0 });

/** What Polar says of a key that is good, for a machine. */
function goodOf(key: Said['body'], activation: Said['body'], fingerprint: string): Reply {
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
