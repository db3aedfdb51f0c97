import type { Store } from '../../../server-adapter/store/port.ts';

/** Where a process is killed in the life of an event. */
export const USAGE_POINTS = [
  'before they are kept',
  'after they are kept',
  'when they are claimed',
  'when Polar has them',
  'when they are forgotten',
] as const;

export type UsagePoint = (typeof USAGE_POINTS)[number];

/** What a process is told: it takes events and brings them to Polar. */
export interface Life {
  /** Where it remembers: a folder, a connection string, or nowhere, as the naive twin does. */
  readonly store: { readonly dataDir: string } | { readonly databaseUrl: string } | null;
  readonly polar: string;
  /** How far its clock, and Polar's, are ahead: what one life left leased is free in the next. */
  readonly ahead: number;
  /** Events from this one up to `until`, in calls of `batch`. */
  readonly from: number;
  readonly until: number;
  readonly batch: number;
  /** It dies when it passes the point that often; null: it lives until nothing waits any more. */
  readonly dies: { readonly at: UsagePoint; readonly times: number } | null;
}

/** A store that passes the points of an event's life by name; at one of them the process is killed. */
export function passing(inner: Store, pass: (point: UsagePoint) => void): Store {
  const { usage } = inner;
  return {
    ...inner,
    usage: {
      ...usage,
      add: async (...args) => {
        pass('before they are kept');
        const added = await usage.add(...args);
        pass('after they are kept');
        return added;
      },
      claim: async (...args) => {
        const claimed = await usage.claim(...args);
        if (claimed.length > 0) pass('when they are claimed');
        return claimed;
      },
      arrived: async (...args) => {
        pass('when Polar has them');
        await usage.arrived(...args);
        pass('when they are forgotten');
      },
    },
  };
}
