import { type GrantFacts, grantOf } from '../entitlements/grants.ts';
import type { Paged } from '../operations/upstream.ts';
import { type Pace, realPace } from '../polar/pace.ts';
import type { PolarRequest, Road } from '../polar/port.ts';
import { SinkFailure } from './failure.ts';

/** Who has what, by key. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

const LIMIT = 100;
/** What is held in memory at most: pages are read one by one, and of each only who has the key is kept. */
const MOST_MEMBERSHIPS = 250_000;

const MOST_TRIES = 5;
/** A longer wait (s) is a later round's. */
const WAIT_S = 10;

export interface Reader {
  readonly road: Road;
  /** Keeps the work with this adapter, or throws. */
  readonly hold: () => Promise<void>;
  readonly pace?: Pace | undefined;
}

interface BenefitFacts {
  readonly id: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/**
 * Everybody who has a key now, by Polar's own lists. Grants come newest first and none ever goes, so that what happens
 * meanwhile shows one twice and hides none; only those asked for as granted would move up and be missed.
 */
export async function readWanted(reader: Reader, wants: (key: string) => boolean): Promise<Wanted> {
  const wanted = new Map<string, Set<string>>();
  const byBenefit = new Map<string, Set<string>>();
  for await (const { id, metadata } of pages<BenefitFacts>(reader, '/v1/benefits/')) {
    const key = metadata?.floe_key;
    if (typeof key !== 'string' || key === '' || !wants(key)) continue;
    const members = wanted.get(key) ?? new Set();
    wanted.set(key, members);
    byBenefit.set(id, members);
  }
  if (wanted.size === 0) return wanted;
  let kept = 0;
  for await (const grant of pages<GrantFacts>(reader, '/v1/benefit-grants/')) {
    const [members, member] = [byBenefit.get(grant.benefit_id), grant.customer?.external_id];
    if (!members || !member || grantOf(grant).state !== 'granted' || members.has(member)) continue;
    members.add(member);
    kept += 1;
    if (kept > MOST_MEMBERSHIPS) throw tooMany();
  }
  return wanted;
}

async function* pages<T>(reader: Reader, path: string): AsyncGenerator<T> {
  for (let page = 1; ; page += 1) {
    const query = { sorting: '-created_at', limit: LIMIT, page };
    await reader.hold();
    const answer = await read<Paged<T>>(reader, { method: 'GET', path, query, fresh: true, class: 'background' });
    yield* answer.items;
    if (page >= answer.pagination.max_page || answer.items.length === 0) return;
  }
}

/** Others come first within Polar's rate: a page that has no turn waits for the next. */
async function read<T>({ road, pace = realPace }: Reader, request: PolarRequest): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const answer = await road.request<T>(request);
    if (answer.ok) return answer.body;
    const { kind, status, retryAfter } = answer.failure;
    const isRate = kind === 'throttled' || status === 429;
    if (!isRate || tries >= MOST_TRIES || (retryAfter ?? 1) > WAIT_S) {
      const message = `Polar could not be asked who has what: ${status ?? kind}.`;
      throw new SinkFailure(message, { retryAfter: retryAfter ?? 0 });
    }
    await new Promise<void>((resolve) => void pace.after((retryAfter ?? 1) * 1_000, resolve));
  }
}

const tooMany = () =>
  new SinkFailure(
    `More than ${MOST_MEMBERSHIPS} entitlements are in use, too many for lists; nothing was written. Give them as ` +
      'attributes when flags are evaluated instead: docs/sync.md, "Attributes at evaluation".',
  );
