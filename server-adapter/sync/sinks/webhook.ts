import { utf8 } from '../../engine/bytes.ts';
import type { EntitlementSink, KeyDiff, SinkAsk, SinkOptions } from '../sink.ts';
import { partsOf } from './parts.ts';

export interface WebhookOptions extends SinkOptions {
  /** Where it is sent, with https or on this machine. */
  readonly url: string;
  /** `whsec_` and at least 24 bytes in base64, as the Standard Webhooks specification has it. */
  readonly secret: string;
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const FEWEST_BYTES = 24;
/** Members named in one delivery. */
const PART = 1_000;

/**
 * Tells an address of the host's own, signed as the Standard Webhooks specification says: `entitlements.keys`,
 * `entitlements.listed` and `entitlements.changed`. What each of them means stands in docs/sync.md.
 *
 * @example createFloe({ sync: [webhookSink({ url: 'https://flags.example.com/entitlements', secret })] })
 */
export function webhookSink({ name = 'webhook', url, secret, connection, rate }: WebhookOptions): EntitlementSink {
  assertPlace(url);
  const bytes = bytesOf(secret);
  let key: Promise<CryptoKey> | undefined;

  async function send(type: string, data: object, ask: SinkAsk): Promise<void> {
    key ??= crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
    const id = `msg_${crypto.randomUUID().replaceAll('-', '')}`;
    const now = Date.now();
    const timestamp = String(Math.floor(now / 1_000));
    const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data });
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8(`${id}.${timestamp}.${body}`)));
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${btoa(String.fromCharCode(...mac))}`,
    };
    await ask({ what: 'take entitlements', method: 'POST', url, headers, body });
  }

  async function tell({ key: of, grant, revoke, whole }: KeyDiff, ask: SinkAsk): Promise<void> {
    if (whole) {
      const { run, part, isLast } = whole;
      return send('entitlements.listed', { key: of, run, part, is_last: isLast, members: grant }, ask);
    }
    for (const revoked of partsOf(revoke, PART))
      await send('entitlements.changed', { key: of, granted: [], revoked }, ask);
    for (const granted of partsOf(grant, PART))
      await send('entitlements.changed', { key: of, granted, revoked: [] }, ask);
  }

  return {
    name,
    connection,
    rate,
    secrets: [secret, secret.replace(/^whsec_/, '')],
    ensure: (needs, ask) => send('entitlements.keys', { keys: needs.map(({ key: of }) => of) }, ask),
    apply: async (diff, ask) => {
      for (const one of diff) await tell(one, ask);
    },
    snapshot: async () => null,
  };
}

function assertPlace(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  throw new Error('Floe: entitlements are sent with https only; give the webhook sink a url that begins with https.');
}

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  const wrong = () =>
    new Error(`Floe: the secret of a webhook sink is "whsec_" and at least ${FEWEST_BYTES} random bytes in base64.`);
  if (!secret.startsWith('whsec_')) throw wrong();
  try {
    const bytes = Uint8Array.from(atob(secret.slice(6)), (character) => character.charCodeAt(0));
    if (bytes.length >= FEWEST_BYTES) return bytes;
  } catch {
    throw wrong();
  }
  throw wrong();
}
