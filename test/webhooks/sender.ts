// A sender of webhooks, independent of the code that verifies them: Node's own HMAC, keys derived by hand.
import { createHmac } from 'node:crypto';
import type { Change } from '../../server-adapter/store/changes-port.ts';
import type { House } from '../adapter/house.ts';
import { NOW, openHouse } from '../adapter/house.ts';

/** A secret as Polar makes them, and the one of the other connection. */
export const OURS = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const THEIRS = 'whsec_b3RoZXItY29ubmVjdGlvbi1zZWNyZXQ';

/** A delivery as it stands on the wire. A header that is null is not sent. */
export interface Parcel {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signature: string | null;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Polar's key: the bytes of the whole secret. The specification's: what the text behind the prefix decodes to. */
export const polarKey = (secret: string): Buffer => Buffer.from(secret, 'utf8');
export const specKey = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

export function sign(key: Buffer, { id, timestamp, body }: Pick<Parcel, 'id' | 'timestamp' | 'body'>): string {
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${mac.digest('base64')}`;
}

export const seconds = (time = NOW): string => String(Math.floor(time / 1000));

let count = 0;

/** A parcel signed as Polar signs. */
export function parcel(body: Parcel['body'] | object, how: ParcelFacts = {}): Parcel {
  const { secret = OURS, at = NOW, ...facts } = how;
  count += 1;
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const unsigned = { id: `msg_${count}`, timestamp: seconds(at), body: text, ...facts };
  return { ...unsigned, signature: sign(polarKey(secret), unsigned) };
}

type ParcelFacts = Partial<Omit<Parcel, 'body' | 'signature'>> & { secret?: string; at?: number };

export function deliver({ floe }: Pick<House, 'floe'>, parcel: Parcel, connection = 'default'): Promise<Response> {
  const all = {
    'webhook-id': parcel.id,
    'webhook-timestamp': parcel.timestamp,
    'webhook-signature': parcel.signature,
    'content-type': 'application/json',
    'user-agent': 'polar.sh webhooks',
  };
  const headers = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  const url = `http://floe.test/floe/webhooks/polar/${connection}`;
  return floe.handler(new Request(url, { method: 'POST', headers, body: parcel.body }));
}

export const openReceiver = (options: Parameters<typeof openHouse>[0] = {}): House =>
  openHouse({ webhookSecrets: { default: [OURS], second: [THEIRS] }, ...options });

/** Reads on in the change log, from where it stands now. */
export async function followChanges({ store, clock }: House, connection = 'default') {
  let seq = await store.changes.newest(connection, clock.now());
  return async (): Promise<readonly Change[]> => {
    const changes = await store.changes.since(connection, { after: seq, limit: 1000 });
    if (!changes) throw new Error('The log does not reach back.');
    seq = changes.at(-1)?.seq ?? seq;
    return changes;
  };
}
