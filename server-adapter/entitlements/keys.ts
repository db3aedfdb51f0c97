import type { Clock } from '../engine/clock.ts';
import type { Paged } from '../operations/upstream.ts';
import type { Road, Upstream } from '../polar/port.ts';
import type { NewChange } from '../store/changes-port.ts';
import { QUERY } from './shelf.ts';

/** A name that something may be asked for by, whoever has it. */
export interface Key {
  readonly value: string | number | boolean | null;
  /** It is a `floe_key`: a name that was given to be asked for, which anybody may learn. */
  readonly isGiven: boolean;
}

interface BenefitFacts {
  readonly id: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Every name the organization knows; null where that cannot be read now. */
export type Keys = ReadonlyMap<string, Key> | null;

export interface KeyBook {
  keys(connection: string): Promise<Keys>;
  /** What is granted may have other names now. */
  heard(connection: string, changes: readonly NewChange[] | null): void;
}

const KEPT_MS = 300_000;
const MOST_PAGES = 10;

export function createKeyBook(upstream: (connection: string) => Pick<Upstream, 'merchant'>, clock: Clock): KeyBook {
  const kept = new Map<string, { readonly at: number; readonly keys: Promise<Keys> }>();
  return {
    keys: async (connection) => {
      const known = kept.get(connection);
      if (known && clock.now() - known.at < KEPT_MS) return known.keys;
      const reading = { at: clock.now(), keys: readKeys(upstream(connection).merchant) };
      kept.set(connection, reading);
      const keys = await reading.keys;
      if (!keys && kept.get(connection) === reading) kept.delete(connection);
      return keys;
    },
    heard: (connection, changes) => {
      const isTold = changes?.some(({ customerId, stale }) => customerId === null && stale.includes(QUERY)) ?? true;
      if (isTold) kept.delete(connection);
    },
  };
}

async function readKeys(merchant: Road): Promise<Keys> {
  const keys = new Map<string, Key>();
  for (let page = 1; ; page += 1) {
    const query = { limit: 100, page };
    const answer = await merchant.request<Paged<BenefitFacts>>({
      method: 'GET',
      path: '/v1/benefits/',
      query,
      fresh: true,
    });
    if (!answer.ok) return null;
    for (const { id, metadata: { floe_key, floe_value } = {} } of answer.body.items) {
      const value = isPlain(floe_value) ? floe_value : null;
      keys.set(id, { value, isGiven: false });
      if (typeof floe_key === 'string' && floe_key !== '') keys.set(floe_key, { value, isGiven: true });
    }
    if (page >= Math.min(answer.body.pagination.max_page, MOST_PAGES)) return keys;
  }
}

/** What a flag can stand for. */
export const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
