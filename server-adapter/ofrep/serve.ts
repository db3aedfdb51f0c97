import type { Output } from '../../src/contract/types.ts';
import type { Incoming } from '../engine/call.ts';
import { connectionOf } from '../engine/caller.ts';
import type { Done } from '../engine/done.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Reply } from '../engine/inquiry.ts';
import { FloeProblem } from '../engine/problem.ts';
import type { NamedVisit } from '../engine/routes.ts';
import type { Entitlements } from '../entitlements/room.ts';
import { askedFor, type Complaint } from './context.ts';
import { type Flag, flagOf } from './flag.ts';

export interface OfrepPorts {
  readonly run: (call: Incoming) => Promise<Done>;
  readonly entitlements: () => Promise<Pick<Entitlements, 'keys'>>;
}

type Held = Output<'entitlements.get'>;

/** `POST {base}/ofrep/v1/evaluate/flags/{key}`: one flag. */
export async function serveFlag(ports: OfrepPorts, visit: NamedVisit): Promise<Reply> {
  const key = keyIn(visit);
  const held = await heldBy(ports, visit);
  if ('errorCode' in held) return json(400, { key, ...held });
  const own = held.entitlements.find((one) => one.key === key);
  const keys = own ? null : await keysOf(ports, visit);
  if (keys && !keys.has(key)) {
    return json(404, { key, errorCode: 'FLAG_NOT_FOUND', errorDetails: 'No benefit has this id or floe_key.' });
  }
  return json(200, flagOf(key, own, keys?.get(key), held.is_stale));
}

/** `POST {base}/ofrep/v1/evaluate/flags`: everything somebody has, and by name what else there is. */
export async function serveFlags(ports: OfrepPorts, visit: NamedVisit): Promise<Reply> {
  const held = await heldBy(ports, visit);
  if ('errorCode' in held) return json(400, held);
  const flags = held.entitlements.map((own) => flagOf(own.key, own, undefined, held.is_stale));
  const names = new Set(flags.map(({ key }) => key));
  for (const [key, known] of (await keysOf(ports, visit)) ?? []) {
    if (known.isGiven && !names.has(key)) flags.push(flagOf(key, undefined, known, held.is_stale));
  }
  return tagged(visit, flags);
}

/** On the road of every operation: who may ask, and about whom, is judged there. */
async function heldBy({ run }: OfrepPorts, { inquiry, who, requestId }: NamedVisit): Promise<Held | Complaint> {
  // What is wrong with a request is told to somebody.
  if (who === null || who === 'expired') throw new FloeProblem(who ? 'session_expired' : 'unauthenticated');
  const asked = await askedFor(inquiry, who);
  if (!asked.ok) return asked.complaint;
  const { customer } = asked;
  const { signal } = inquiry;
  const { envelope } = await run({ name: 'entitlements.get', input: {}, caller: who, customer, requestId, signal });
  // The contract's, which the road itself checks.
  return envelope.result as Held;
}

async function keysOf({ entitlements }: OfrepPorts, { who }: NamedVisit) {
  // Whoever comes so far is somebody.
  return who === null || who === 'expired' ? null : (await entitlements()).keys(connectionOf(who));
}

/** As it stands in the path; what cannot be read is a name that nothing has. */
function keyIn({ params: { key = '' } }: NamedVisit): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Whoever has seen these very flags is told so, and nothing more. */
async function tagged({ inquiry }: NamedVisit, flags: readonly Flag[]): Promise<Reply> {
  const etag = `"${(await fingerprint(flags)).slice(0, 32)}"`;
  const seen = (inquiry.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (seen.includes(etag) || seen.includes('*')) return { status: 304, headers: { etag }, body: null };
  const { headers, ...reply } = json(200, { flags });
  return { ...reply, headers: { ...headers, etag } };
}
