import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { CustomerRef, Subject } from '../client/operation.ts';

/**
 * Remembers whose answers a key has held. When another person's answer arrives (someone else signed in on the same
 * page), everything Floe cached is reset in the same tick, so that not one frame mixes two people's data.
 */
export interface SubjectGuard {
  seen(subject: Subject, queryKey: QueryKey): void;
  of(customer: CustomerRef | 'self'): Subject | undefined;
}

/** A guard over one query client and adapter. */
export function createSubjectGuard(queryClient: QueryClient, url: string): SubjectGuard {
  const known = new Map<string, Subject>();
  const same = (a: Subject, b: Subject) => a.connection === b.connection && a.kind === b.kind;
  return {
    of: (customer) => known.get(JSON.stringify(customer)),
    seen(subject, queryKey) {
      const id = JSON.stringify(queryKey[2]);
      const before = known.get(id);
      const changed =
        [...known.values()].some((other) => !same(other, subject)) ||
        // Answers that concern no single customer (a product list) prove nothing about who it is.
        (before?.customer != null && subject.customer != null && before.customer !== subject.customer);
      if (changed) {
        known.clear();
        const own = JSON.stringify(queryKey);
        void queryClient.resetQueries({
          queryKey: ['floe', url],
          predicate: (query) => JSON.stringify(query.queryKey) !== own,
        });
      }
      if (changed || !before || before.customer == null) known.set(id, subject);
    },
  };
}
