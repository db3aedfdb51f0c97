import type { Clock } from '../engine/clock.ts';
import { isAway } from '../polar/failure.ts';
import type { PolarResult, Upstream } from '../polar/port.ts';
import { counted, NO_CREDITS, needsCredits, readCredits } from './credits.ts';
import { type Grant, readGrants } from './grants.ts';
import type { Look } from './look.ts';
import type { Entry, Read, Shelf } from './shelf.ts';
import { type Sum, sumUp } from './sum.ts';

/** What a customer may use, and how well that is known. */
export interface Standing {
  /** Epoch ms. */
  readonly at: number;
  /** Polar could not be asked: known last, less what was taken back since. */
  readonly isStale: boolean;
  /** All of it, or what one member of a team has. */
  sum(memberId?: string): Sum;
  /** What was given, though its credit may be used up: for lists, which cannot follow every use. */
  given(): Sum;
}

interface Ports {
  readonly upstream: (connection: string) => Pick<Upstream, 'merchant'>;
  readonly clock: Clock;
  readonly look: Look;
  readonly shelf: Shelf;
  /** How long what was known last serves while Polar is away (ms). */
  readonly graceMs: number;
}

export type Ask = (
  connection: string,
  customerId: string,
  how?: { readonly now?: boolean },
) => Promise<PolarResult<Standing>>;

/** News and Polar's feed tell of changes; this is for where neither comes (ms). */
export const KEPT_MS = 300_000;
/** A Polar that was not there is left alone for so long by those who have something to go by (ms). */
const REST_MS = 5_000;

/** Asks what a customer may use: from memory while nothing was heard, else from Polar, else what was known last. */
export function createAsk({ upstream, clock, look, shelf, graceMs }: Ports): Ask {
  async function read(connection: string, customerId: string): Promise<PolarResult<Read>> {
    const at = clock.now();
    const { merchant } = upstream(connection);
    const grants = await readGrants(merchant, customerId);
    if (!grants.ok) return grants;
    const read = { grants: grants.body, credits: NO_CREDITS, at, sums: new Map() };
    if (!needsCredits(grants.body)) return { ...grants, body: read };
    const credits = await readCredits(merchant, customerId);
    return credits.ok ? { ...credits, body: { ...read, credits: credits.body } } : credits;
  }

  /** Those who ask for the same customer wait for the same reading. */
  async function readInto(entry: Entry, place: number | null, work: () => Promise<PolarResult<Read>>) {
    if (entry.reading) return entry.reading;
    entry.seq = place ?? entry.seq;
    const reading = work();
    entry.reading = reading;
    const answer = await reading;
    // News that came meanwhile has put an end to it.
    if (entry.reading !== reading) return answer;
    entry.reading = null;
    if (answer.ok) keep(entry, answer.body, place !== null);
    return answer;
  }

  return async (connection, customerId, how) => {
    const place = await look(connection, how);
    const entry = shelf.entry(connection, customerId);
    const now = clock.now();
    const { last } = entry;
    if (last && entry.isFresh && place !== null && now - last.at < KEPT_MS) return ok(fresh(last));
    const canServe = last !== null && now - last.at < graceMs;
    if (canServe && now < entry.restUntil) return ok(stale(last, entry));
    const answer = await readInto(entry, place, () => read(connection, customerId));
    if (answer.ok) return ok(newest(answer.body, entry));
    if (!isAway(answer.failure)) return answer;
    entry.restUntil = now + REST_MS;
    return canServe ? ok(stale(last, entry)) : answer;
  };
}

/** Somebody without a billing account has nothing. */
export const nothing = (at: number): Standing => fresh({ at, grants: [], credits: NO_CREDITS, sums: new Map() });

function keep(entry: Entry, read: Read, isFresh: boolean): void {
  entry.last = read;
  entry.isFresh = isFresh;
  entry.restUntil = 0;
  entry.gone.clear();
}

const ok = (body: Standing): PolarResult<Standing> => ({ ok: true, status: 200, body });

const fresh = ({ at, grants, credits, sums }: Read): Standing => ({
  at,
  isStale: false,
  sum: (memberId) => {
    const sum = sums.get(memberId) ?? sumUp(counted(grants, credits), memberId);
    sums.set(memberId, sum);
    return sum;
  },
  given: () => sumUp(grants),
});

/** Without what was taken back since it was read. */
const less = (read: Read, { gone }: Entry): Standing => {
  const left = read.grants.map((grant): Grant => (gone.has(grant.id) ? { ...grant, state: 'revoked' } : grant));
  return fresh({ ...read, grants: left, sums: new Map() });
};

/** News may have come while it was read: then what somebody read after that counts, or what is left. */
function newest(read: Read, entry: Entry): Standing {
  if (entry.last === read) return fresh(read);
  return entry.last && entry.isFresh ? fresh(entry.last) : less(read, entry);
}

const stale = (read: Read, entry: Entry): Standing => ({ ...less(read, entry), isStale: true });
