// A shop that reports usage, and what its Polar has of it.
import type { Problem } from '../../src/contract/errors.ts';
import { type Answered, type House, type HouseOptions, openHouse } from '../adapter/house.ts';
import { merchant } from '../adapter/merchant.ts';

export const meterman = { kind: 'service', id: 'api', permissions: ['usage:write'] } as const;

export interface Usage {
  readonly house: House;
  track(
    events: readonly object[],
    how?: { key?: string; as?: typeof meterman },
  ): Promise<{ status: number; body: Answered & Problem }>;
  /** The batches that were sent to Polar, whatever it answered. */
  sent(): readonly (readonly Sent[])[];
  /** What Polar has, sorted: Polar tells no external id, so each says its own in its metadata. */
  arrived(): Promise<string[]>;
}

/** What is answered in Polar's place to a batch; null lets it through. */
export type Spoil = (events: readonly Sent[]) => Response | null;

export interface Sent {
  readonly external_id: string;
  readonly timestamp?: string;
}

export function openUsage({ spoil, ...options }: HouseOptions & { readonly spoil?: Spoil } = {}): Usage {
  const batches: Sent[][] = [];
  const house = openHouse({
    ...options,
    wrap: (fetch) => async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.endsWith('/v1/events/ingest')) return fetch(request);
      const { events } = await request.clone().json();
      batches.push(events);
      return spoil?.(events) ?? fetch(request);
    },
  });
  return {
    house,
    track: (events, { key, as = meterman } = {}) => house.ask('usage.track', { as, key, input: { events } }),
    sent: () => batches,
    arrived: async () => {
      const ids: string[] = [];
      for (let page = 1; ; page += 1) {
        const { items, pagination } = await merchant(house, 'GET', `/v1/events/?source=user&limit=100&page=${page}`);
        ids.push(...items.map(({ metadata }: { metadata: { id?: string } }) => metadata.id ?? 'unnamed'));
        if (page >= pagination.max_page) return ids.sort();
      }
    },
  };
}

/** Calls by a customer the shop has, `n` of them, each with an id of its own. */
export const calls = (n: number, from = 0) =>
  Array.from({ length: n }, (_, at) => {
    const id = `call-${String(from + at).padStart(4, '0')}`;
    return { name: 'call', external_customer_id: 'c-1', external_id: id, metadata: { id } };
  });

export const idsOf = (events: readonly { external_id: string }[]): string[] =>
  events.map(({ external_id }) => external_id);
