import type { QueryKey } from '@tanstack/react-query';
import type { FloeClient } from '../client/client.ts';
import type { FloeError } from '../client/floe-error.ts';
import {
  type CustomerRef,
  type Data,
  dataOf,
  type Input,
  type QueryName,
  type Subject,
  type Ticket,
} from '../client/operation.ts';

/** Options of one query, for the host's own `useQuery`. */
export interface FloeQueryOptions<N extends QueryName> {
  queryKey: readonly ['floe', string, CustomerRef | 'self', N, Input<N>];
  queryFn: (context: { signal: AbortSignal }) => Promise<Data<N>>;
  staleTime: number;
  retry: (failures: number, error: Error) => boolean;
}

/** Makes the options of a query; a name or an input that the contract does not have is a compile error. */
export type FloeOptions = <N extends QueryName>(name: N, input: Input<N>) => FloeQueryOptions<N>;

interface Source {
  client: FloeClient;
  baseKey: readonly ['floe', string, CustomerRef | 'self'];
  customer: CustomerRef | undefined;
  ticket: Ticket | undefined;
}

/** Only what may pass by itself is tried again; a refusal stays a refusal. */
function retry(failures: number, error: Error): boolean {
  const { status } = error as FloeError; // Floe's queries fail with nothing else
  return failures < 2 && (!status || status >= 500 || status === 429);
}

/** Binds {@link FloeOptions} to one provider; `seen` hears whose data each answer holds. */
export function bindOptions(
  { client, baseKey, customer, ticket }: Source,
  seen: (subject: Subject, key: QueryKey) => void,
): FloeOptions {
  return (name, input) => {
    const queryKey = [...baseKey, name, input] as const;
    return {
      queryKey,
      queryFn: async ({ signal }) => {
        const reply = await client.call(name, input, { customer, ticket, signal });
        seen(reply.subject, queryKey);
        return dataOf(reply);
      },
      staleTime: 30_000,
      retry,
    };
  };
}
