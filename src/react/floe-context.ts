import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { FloeClient } from '../client/client.ts';
import type { FloeError } from '../client/floe-error.ts';
import type { CustomerRef, MutationName, Reply, Subject, Ticket } from '../client/operation.ts';
import type { FloeOptions } from './options.ts';

export type { Ticket } from '../client/operation.ts';

/** How the kit looks; see each member. */
export interface Appearance {
  /** `auto` follows the system. @default 'auto' */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** `more` shows ink on plain ground with lines one can see; `auto` does so where the system asks for it. @default 'auto' */
  contrast?: 'auto' | 'more' | undefined;
  /** @default 'comfortable' */
  density?: 'comfortable' | 'compact' | undefined;
  /** Corner radius of a control in px; cards and dialogs follow. @default 7 */
  radius?: number | undefined;
  /** Any CSS colour. @default the kit's blue */
  accent?: string | undefined;
  /** Single tokens by name without `--floe-`: `{ ink: '#111' }`. */
  tokens?: Record<string, string> | undefined;
  /** Extra classes per `data-slot`. */
  classNames?: Record<string, string> | undefined;
}

/** What happened to a call that changes something; for the host's analytics and toasts. Holds no key or token. */
export type FloeEvent =
  | { type: 'succeeded'; operation: MutationName; reply: Reply<MutationName> }
  | { type: 'failed'; operation: MutationName; error: FloeError };

/** What a provider hands to everything below it. */
export interface Floe {
  client: FloeClient;
  queryClient: QueryClient;
  /** Whom an agent looks at; undefined for a customer, who is itself. */
  customer: CustomerRef | undefined;
  ticket: Ticket | undefined;
  locale: string;
  timeZone: string;
  appearance: Appearance;
  /** Overrides of single texts, by key of the catalogue. */
  messages: Readonly<Record<string, unknown>>;
  nonce: string | undefined;
  portalContainer: HTMLElement | null | undefined;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Key, query function and types of a query, for `useQuery`, `prefetchQuery`, `invalidateQueries`. */
  options: FloeOptions;
  /** The start of every key of this provider and customer. */
  baseKey: readonly ['floe', string, CustomerRef | 'self'];
  /** Whose data is on screen, from the first answer on. */
  subject(): Subject | undefined;
  /** Tells the host what happened. */
  onEvent(event: FloeEvent): void;
}

export const FloeContext = createContext<Floe | null>(null);

/**
 * What the nearest {@link FloeProvider} was given, and `options` bound to it.
 *
 * @example
 * const { options } = useFloe();
 * const order = useQuery(options('orders.get', { order_id }));
 */
export function useFloe(): Floe {
  const floe = useContext(FloeContext);
  if (!floe) throw new Error('Floe: no <FloeProvider>');
  return floe;
}
