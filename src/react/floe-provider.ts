import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { createElement, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type ClientOptions, createClient } from '../client/client.ts';
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
  /** Whether changes made elsewhere show without a reload: one stream per browser. @default true */
  live?: boolean | undefined;
  /** The clock screens read. @default Date.now */
  now?: (() => number) | undefined;
}

/** The same object as long as it says the same: `customer={{ id }}` written inline makes no new keys. */
function useSame<T>(value: T): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the value
  return useMemo(() => value, [JSON.stringify(value)]);
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
export function FloeProvider({ children, url, fetch, queryClient: given, ...props }: FloeProviderProps): ReactNode {
  const inherited = useContext(QueryClientContext);
  const hosts = given ?? inherited;
  const [own] = useState(() => (hosts ? undefined : new QueryClient()));
  const queryClient = hosts ?? (own as QueryClient); // one of them is there
  useEffect(() => {
    own?.mount(); // a private client, too, refreshes when the window is looked at again
    return () => own?.unmount();
  }, [own]);
  const {
    locale = 'en',
    timeZone = 'UTC',
    messages = NOTHING,
    appearance = NOTHING,
    nonce,
    portalContainer,
    now = Date.now,
  } = props;
  const customer = useSame(props.customer);
  const ticket = useSame(props.ticket);
  // Calls reach the newest prop, so that functions written inline do not make new clients.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const road = useMemo(
    () => ({
      client: createClient({ url, fetch, getToken: (wish) => latest.current.getToken?.(wish) }),
      guard: createSubjectGuard(queryClient, url),
    }),
    [url, fetch, queryClient],
  );
  const floe = useMemo<Floe>(() => {
    const { client, guard } = road;
    const baseKey = ['floe', url, customer ?? 'self'] as const;
    // In a turn of its own: a listener that throws must not make a refund that went through look failed.
    const onEvent = (event: FloeEvent) => queueMicrotask(() => latest.current.onEvent?.(event));
    const looks = { locale, timeZone, messages, appearance, nonce, portalContainer, now };
    const given = { ...looks, client, queryClient, baseKey, customer, ticket, onEvent };
    return { ...given, options: bindOptions(given, guard.seen), subject: () => guard.of(baseKey[2]) };
  }, [road, url, queryClient, customer, ticket, locale, timeZone, messages, appearance, nonce, portalContainer, now]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks and words are nothing to the stream
  useEffect(() => {
    const over = new AbortController();
    // Without it the page is as it would be without `live`.
    if (props.live !== false) import('./live.ts').then(({ follow }) => follow(floe, over)).catch(() => {});
    return () => over.abort();
  }, [road, customer, props.live]);
  // Written out: a host's smallest bundle needs no JSX runtime for it.
  return createElement(FloeContext.Provider, { value: floe }, children);
}

const NOTHING = {};
