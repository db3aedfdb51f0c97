import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type ClientOptions, createClient } from '../client/client.ts';
import { isFloeError } from '../client/floe-error.ts';
import type { CustomerRef, Ticket } from '../client/operation.ts';
import type { Messages } from '../i18n/en.ts';
import { type Appearance, type Floe, FloeContext, type FloeEvent } from './floe-context.ts';
import { bindOptions } from './options.ts';
import { createSubjectGuard } from './subject-guard.ts';

/** Props of {@link FloeProvider}. */
export interface FloeProviderProps extends ClientOptions {
  children?: ReactNode;
  /** @default the host's own from context, else a private one */
  queryClient?: QueryClient | undefined;
  /** Agents: whom the widgets are about. Customers leave it out. */
  customer?: CustomerRef | undefined;
  /** Agents: the ticket at hand. One in the bearer wins; a different one is refused. */
  ticket?: Ticket | undefined;
  /** BCP 47 tag. @default 'en' */
  locale?: string | undefined;
  /** IANA zone that dates are shown in. @default 'UTC', the zone Polar bills in */
  timeZone?: string | undefined;
  appearance?: Appearance | undefined;
  /** For hosts with a strict style policy. */
  nonce?: string | undefined;
  /** Where dialogs are put; it must lie inside a kit root. @default the kit root that opens them */
  portalContainer?: HTMLElement | null | undefined;
  /** Overrides of single texts, by key of the catalogue. */
  messages?: Messages | undefined;
  /** Hears of every change that went through or failed. */
  onEvent?: ((event: FloeEvent) => void) | undefined;
  /** The clock screens read. @default Date.now */
  now?: (() => number) | undefined;
}

const systemNow = (): number => Date.now();

/** Keeps one function whose calls reach the newest prop, so that inline props do not make new clients. */
function useLatest<A extends unknown[], R>(value: ((...args: A) => R) | undefined): (...args: A) => R | undefined {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return useRef((...args: A) => latest.current?.(...args)).current;
}

/** The same object as long as it says the same, so that `customer={{ id }}` written inline does not change the keys' owner. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the value
  return useMemo(() => value, [text]);
}

/**
 * Connects everything below it to one Floe adapter. It takes the host's QueryClient and never replaces it for the
 * host's own components.
 *
 * @example
 * <FloeProvider url="/floe" getToken={() => session.token} customer={{ email }} ticket={{ system: 'zendesk', id: '4711' }}>
 *   <CustomerPanel />
 * </FloeProvider>
 */
export function FloeProvider({
  children,
  url,
  getToken,
  fetch,
  queryClient: given,
  ...rest
}: FloeProviderProps): ReactNode {
  const inherited = useContext(QueryClientContext);
  const [own] = useState(() => (given || inherited ? undefined : new QueryClient()));
  const queryClient = given ?? inherited ?? (own as QueryClient); // one of the three is there, see above
  useEffect(() => {
    own?.mount(); // a private client, too, refreshes when the window is looked at again
    return () => own?.unmount();
  }, [own]);
  const {
    customer: customerProp,
    ticket: ticketProp,
    locale = 'en',
    timeZone = 'UTC',
    nonce,
    portalContainer,
    now = systemNow,
  } = rest;
  const customer = useSame(customerProp);
  const ticket = useSame(ticketProp);
  const messages = rest.messages ?? NOTHING;
  const appearance = rest.appearance ?? NOTHING;
  const token = useLatest(getToken);
  const event = useLatest(rest.onEvent);
  const hasToken = getToken !== undefined;
  const client = useMemo(() => {
    const bearer = hasToken ? async (wish: { renew: boolean }) => (await token(wish)) ?? null : undefined;
    return createClient({ url, fetch, getToken: bearer });
  }, [url, fetch, hasToken, token]);
  const guard = useMemo(() => createSubjectGuard(queryClient, url), [queryClient, url]);
  const bound = useMemo(() => {
    const baseKey = ['floe', url, customer ?? 'self'] as const;
    const subject = () => guard.of(customer ?? 'self');
    const options = bindOptions({ client, baseKey, customer, ticket, seen: guard.seen });
    const run: Floe['run'] = async (name, input, intent) => {
      const id = customer && subject()?.customer;
      try {
        const reply = await client.call(name, input, { customer: id ? { id } : customer, ticket, ...intent });
        for (const stale of reply.stale ?? []) {
          void queryClient.invalidateQueries({
            queryKey: ['floe', url],
            predicate: (query) => query.queryKey[3] === stale,
            // The overview's parts re-fetch themselves; the overview as a whole waits until it is next needed.
            refetchType: stale === 'customer.overview' ? 'none' : 'active',
          });
        }
        event({ type: 'succeeded', operation: name, requestId: reply.requestId, result: reply.result });
        return reply;
      } catch (error) {
        if (isFloeError(error)) event({ type: 'failed', operation: name, error });
        throw error;
      }
    };
    return { client, queryClient, customer, ticket, baseKey, subject, options, run };
  }, [client, queryClient, url, customer, ticket, guard, event]);
  const floe = useMemo<Floe>(
    () => ({ ...bound, locale, timeZone, messages, appearance, nonce, portalContainer, now }),
    [bound, locale, timeZone, messages, appearance, nonce, portalContainer, now],
  );
  return <FloeContext.Provider value={floe}>{children}</FloeContext.Provider>;
}

const NOTHING = {};
