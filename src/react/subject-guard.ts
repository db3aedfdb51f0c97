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
  let known: Record<string, Subject | undefined> = {};
  let realm = '';
  return {
    of: (customer) => known[JSON.stringify(customer)],
    seen(subject, queryKey) {
      const id = JSON.stringify(queryKey[2]);
      const before = known[id]?.customer;
      const now = subject.connection + subject.kind;
      // Answers that concern no single customer (a product list) prove nothing about who it is.
      if ((realm && realm !== now) || (before && subject.customer && before !== subject.customer)) {
        known = {};
        void queryClient.resetQueries({
          queryKey: ['floe', url],
          predicate: (query) => JSON.stringify(query.queryKey) !== JSON.stringify(queryKey),
        });
      }
      realm = now;
      if (!known[id]?.customer) known[id] = subject;
    },
  };
}
